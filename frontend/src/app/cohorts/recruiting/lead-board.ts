import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Lead } from '../../api';
import { longDate } from '../../shared/french';
import { STAGES } from '../../shared/labels';
import { ORIGINS } from '../stage-labels';
import { COLUMNS, isOpen, watched } from './lead-list';

/** A card carried to another column: which, and where to. */
export interface Move {
  readonly lead: Lead;
  readonly to: string;
}

/** The territories in columns by stage. A card is carried with the pointer, with the arrows of the keyboard, or by its button. */
@Component({
  selector: 'app-lead-board',
  imports: [RouterLink],
  templateUrl: './lead-board.html',
  styleUrl: './lead-board.scss',
})
export class LeadBoard {
  readonly leads = input.required<readonly Lead[]>();
  readonly today = input.required<string>();
  readonly movable = input(false);
  readonly moved = output<Move>();

  protected readonly stages = STAGES;
  protected readonly origins = ORIGINS;
  protected readonly isOpen = isOpen;
  protected readonly watched = watched;
  protected readonly long = longDate;
  protected readonly carried = signal<Lead | null>(null);
  protected readonly over = signal('');
  protected readonly columns = computed(() =>
    COLUMNS.map((column) => ({ ...column, leads: this.leads().filter(({ stage }) => (column.stages as readonly string[]).includes(stage)) })),
  );

  /** The stage beside the one where the card lies; nothing beyond the last. */
  protected beside(event: Event, lead: Lead, step: 1 | -1): void {
    const here = COLUMNS.findIndex(({ stages }) => (stages as readonly string[]).includes(lead.stage));
    const to = COLUMNS[here + step];
    if (!this.movable() || !to) return;
    event.preventDefault();
    this.moved.emit({ lead, to: to.key });
  }

  /** What the button proposes: the next column for those on the way, the present stage for the others. */
  protected next(lead: Lead): string {
    const here = COLUMNS.findIndex(({ stages }) => (stages as readonly string[]).includes(lead.stage));
    return isOpen(lead) ? (COLUMNS[here + 1]?.key ?? lead.stage) : lead.stage;
  }

  protected drop(event: DragEvent, to: string, stages: readonly string[]): void {
    event.preventDefault();
    const lead = this.carried();
    this.carried.set(null);
    this.over.set('');
    if (lead && !stages.includes(lead.stage)) this.moved.emit({ lead, to });
  }

  protected hover(event: DragEvent, key: string): void {
    if (!this.carried()) return;
    event.preventDefault();
    this.over.set(key);
  }
}

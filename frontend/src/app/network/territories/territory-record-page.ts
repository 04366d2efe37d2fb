import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageTitle } from '../../core/page-title';
import { Confirm } from '../../shared/confirm';
import { count, number } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { HistoryButton } from '../../shared/history/history-button';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { placedName, TERRITORY_KINDS } from '../../shared/territory-words';
import { BusyCalendar } from './busy-calendar';
import { RecordDialogs } from './record-dialogs';
import { TerritoryLifeApi } from './territory-life.api';

/** A territory in no path in particular: what it is, what it was, to whom it belongs, where it walks, when it is busy. */
@Component({
  selector: 'app-territory-record-page',
  imports: [BusyCalendar, DayPipe, HistoryButton, PrintButton, ProblemNotice, RecordDialogs, RouterLink],
  templateUrl: './territory-record-page.html',
  styles: `
    .lines {
      padding-block: 0.3rem;
      list-style: none;
    }
    .lines li {
      padding: 0.55rem 0;
    }
    .lines li + li {
      border-top: 1px solid var(--line-soft);
    }
    .columns {
      columns: 15rem;
    }
    .columns li {
      break-inside: avoid;
    }
  `,
})
export class TerritoryRecordPage {
  private readonly api = inject(TerritoryLifeApi);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  readonly territoryId = input.required<string>();
  readonly dialogue = input<string>();

  protected readonly kinds = TERRITORY_KINDS;
  protected readonly count = count;
  protected readonly number = number;
  protected readonly resource = this.api.record(this.territoryId);
  protected readonly record = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly place = computed(() => this.record()?.participations[0]?.id ?? null);
  /** Those who walk somewhere first; the others stay in one paragraph. */
  protected readonly walking = computed(() => this.record()?.members.filter(({ cohorts }) => cohorts.length) ?? []);
  protected readonly others = computed(() => this.record()?.members.filter(({ cohorts }) => !cohorts.length) ?? []);
  protected readonly grouping = computed(() => {
    const kind = this.record()?.territory.kind ?? 'commune';
    return kind.startsWith('epci') || ['petr', 'pnr', 'other'].includes(kind);
  });
  protected readonly byHand = computed(() => ['petr', 'pnr', 'other'].includes(this.record()?.territory.kind ?? ''));
  protected readonly failure = signal<unknown>(null);
  protected readonly placed = placedName;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.record()?.territory.name;
      if (name) title.set(name);
    });
  }

  protected close(changed: boolean): void {
    void this.router.navigate([], { queryParams: { dialogue: null }, queryParamsHandling: 'merge' });
    if (changed) this.resource.reload();
  }

  protected async removeMember(name: string, membershipId: string): Promise<void> {
    const asked = { heading: `Retirer ${name}\u202f?`, consequence: 'Ce territoire n’en sera plus dit membre. Sa propre fiche ne change pas.', act: 'Retirer' };
    if (await this.confirm.ask(asked)) await this.doing(() => this.api.removeMember(this.territoryId(), membershipId));
  }

  protected async undo(formerId: string, mergeId: string): Promise<void> {
    const asked = { heading: 'Défaire cette fusion\u202f?', consequence: 'Les deux fiches redeviennent distinctes ; ce qui était passé de l’une à l’autre y revient.', act: 'Défaire' };
    if (await this.confirm.ask(asked)) await this.doing(() => this.api.undoMerge(formerId, mergeId));
  }

  private async doing(act: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    }
  }
}

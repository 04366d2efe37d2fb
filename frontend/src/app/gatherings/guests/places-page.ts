import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActorCategory, RequestView } from '../../api';
import { count, longDate } from '../../shared/french';
import { ACTORS } from '../../shared/labels';
import { PrintButton } from '../../shared/print-button';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringApi } from '../gathering.api';
import { whenWords } from '../gathering-words';
import { GuestApi } from './guest.api';
import { ACCESSES, DIETS, TRAVELS } from './need-labels';

const STATES = {
  asked: 'Attend sa confirmation',
  confirmed: 'À décider',
  refused: 'Ne vient pas',
  accepted: 'Acceptée',
  declined: 'Déclinée',
} satisfies Record<RequestView['state'], string>;

/** For who organises: seats and who waits, what to order and prepare, and whoever asks to come. */
@Component({
  selector: 'app-places-page',
  imports: [PrintButton, ProblemNotice, RouterLink],
  templateUrl: './places-page.html',
  styles: `
    .counts {
      display: grid;
      gap: 1.5rem;
      grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
    }
    .counts ul {
      padding: 0;
      list-style: none;
    }
    .request {
      margin-bottom: 0.8rem;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
      align-items: end;
    }
  `,
})
export class PlacesPage {
  private readonly api = inject(GuestApi);
  readonly gatheringId = input.required<string>();

  protected readonly gathering = inject(GatheringApi).page(this.gatheringId);
  protected readonly board = this.api.needs(this.gatheringId);
  protected readonly requests = this.api.requests(this.gatheringId);
  protected readonly states = STATES;
  protected readonly kinds = Object.entries(ACTORS) as [ActorCategory, string][];
  /** Nobody cooks, nor counts chairs, for a date at which all connect from afar. */
  protected readonly onSite = computed(() => !this.gathering.hasValue() || this.gathering.value().format !== 'remote');
  protected readonly when = computed(() => (this.gathering.hasValue() ? whenWords(this.gathering.value()) : ''));
  protected readonly groups = computed(() => {
    const board = this.board.hasValue() ? this.board.value() : null;
    if (!board) return [];
    const lines = (counts: { kind: string; count: number }[], labels: Record<string, string>) => counts.map((one) => ({ label: labels[one.kind] ?? one.kind, count: one.count }));
    return [
      { heading: 'Repas', lines: lines(board.diets, DIETS), words: board.dietWords },
      { heading: 'Accès', lines: lines(board.accesses, ACCESSES), words: board.accessWords },
      { heading: 'Trajet', lines: lines(board.travels, TRAVELS), words: board.travelWords },
    ];
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly copied = signal('');
  protected readonly count = count;
  protected readonly longDate = longDate;

  protected needsOf(person: { diets: string[]; dietWords: string | null; accesses: string[]; accessWords: string | null; travels: string[]; travelWords: string | null }): string {
    const labels: Record<string, string> = { ...DIETS, ...ACCESSES, ...TRAVELS };
    const ticked = [...person.diets, ...person.accesses, ...person.travels].map((kind) => labels[kind] ?? kind);
    return [...ticked, person.dietWords, person.accessWords, person.travelWords].filter(Boolean).join(' · ');
  }

  protected moveUp(registrationId: string, to: 'first' | 'seat'): Promise<void> {
    return this.doing(() => this.api.moveUp(this.gatheringId(), registrationId, to));
  }

  protected decide(request: RequestView, accepted: boolean, category: string): Promise<void> {
    return this.doing(() => this.api.decide(this.gatheringId(), request.id, { accepted, category: (category || null) as ActorCategory | null }));
  }

  protected setOpen(open: boolean): Promise<void> {
    return this.doing(() => this.api.setOpen(this.gatheringId(), open));
  }

  protected async copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.copied.set('L’adresse est copiée.');
    } catch {
      this.copied.set('Sélectionnez l’adresse et copiez-la.');
    }
  }

  private async doing(act: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
      this.board.reload();
      this.requests.reload();
    }
  }
}

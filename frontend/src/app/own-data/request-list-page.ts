import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { DataRequestLine, DataRequestView } from '../api';
import { Confirm } from '../shared/confirm';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';

const STATES = { open: 'À répondre', answered: 'Répondues', withdrawn: 'Retirées', all: 'Toutes' } as const;
type State = keyof typeof STATES;
const KINDS = { erasure: 'Être effacé·e', correction: 'Corriger' } satisfies Record<DataRequestLine['kind'], string>;
const EFFECTS = { deleted: 'supprimé', scrubbed: 'rendu anonyme', unsigned: 'gardé, sans son nom' } satisfies Record<DataRequestView['effects'][number]['effect'], string>;

/** What people ask about their own data: with the date, with what erasing will do, carried out or answered. */
@Component({
  selector: 'app-request-list-page',
  imports: [DayPipe, Dialog, EmptyState, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './request-list-page.html',
})
export class RequestListPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  readonly etat = input('open', { transform: (value?: string): State => (value && value in STATES ? (value as State) : 'open') });
  readonly ouvrir = input('', { transform: (value?: string) => value ?? '' });

  protected readonly states = Object.entries(STATES) as [State, string][];
  protected readonly kinds = KINDS;
  protected readonly effects = EFFECTS;
  protected readonly count = count;
  protected readonly list = paged<DataRequestLine>(() => ({ url: '/api/data-requests', params: { state: this.etat() } }));
  protected readonly one = httpResource<DataRequestView>(() => (this.ouvrir() ? `/api/data-requests/${this.ouvrir()}` : undefined));
  protected readonly request = computed(() => (this.one.hasValue() ? this.one.value() : null));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  protected show(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected close(): void {
    this.failure.set(null);
    this.show({ ouvrir: null });
  }

  protected async carryOut(request: DataRequestView, answer: string): Promise<void> {
    if (request.kind === 'erasure') {
      const sure = await this.confirm.ask({
        heading: `Effacer ${request.person.name}\u202f?`,
        consequence: 'Son nom, ses coordonnées, son compte et ses liens disparaissent, ses textes perdent leur signature. On ne peut pas revenir en arrière.',
        act: 'Effacer',
      });
      if (!sure) return;
    }
    await this.answer(request, 'done', answer);
  }

  protected async answer(request: DataRequestView, outcome: 'done' | 'refused', answer: string): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.http.post(`/api/data-requests/${request.id}/answer`, { outcome, answer: answer.trim() || null }));
      this.said.set(outcome === 'refused' ? 'Votre réponse part par e-mail.' : request.kind === 'erasure' ? 'C’est effacé.' : 'C’est noté, la personne en est prévenue.');
      this.close();
      this.list.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

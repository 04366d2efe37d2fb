import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { PersonPage, QuestionGround, QuestionLine } from '../api';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';

const STATES = { open: 'Sans réponse', late: 'Depuis plus de trois jours ouvrés', answered: 'Répondues', all: 'Toutes' } as const;
type State = keyof typeof STATES;
const WAYS = { email: 'e-mail', telephone: 'téléphone', in_person: 'de vive voix' } satisfies Record<QuestionLine['way'], string>;
const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

/** « Questions reçues »: noted in one line, taken by somebody, answered; what waits more than three working days stands out. */
@Component({
  selector: 'app-questions-page',
  imports: [DayPipe, Dialog, EmptyState, ListTools, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './questions-page.html',
  styleUrl: './questions-page.scss',
})
export class QuestionsPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  readonly cohortId = input.required<string>();
  readonly etat = input('open', { transform: (value?: string): State => (value && value in STATES ? (value as State) : 'open') });
  readonly territoire = input('', { transform: (value?: string) => value ?? '' });
  readonly qui = input('', { transform: (value?: string) => value ?? '' });
  readonly cherche = input('', { transform: (value?: string) => value ?? '' });

  protected readonly states = Object.entries(STATES) as [State, string][];
  protected readonly ways = Object.entries(WAYS) as [QuestionLine['way'], string][];
  protected readonly wayWords = WAYS;
  protected readonly resource = httpResource<QuestionGround>(() => `/api/cohorts/${this.cohortId()}/question-ground`);
  protected readonly ground = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  private readonly filters = computed((): Record<string, string> => {
    const given = { state: this.etat(), participation: this.territoire(), taker: this.qui(), search: this.cherche() };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  });
  protected readonly list = paged<QuestionLine>(() => ({ url: `/api/cohorts/${this.cohortId()}/questions`, params: this.filters() }));

  protected readonly typed = signal('');
  private readonly known = httpResource<PersonPage>(() => (this.typed().length < 2 ? undefined : { url: '/api/people', params: { search: this.typed(), limit: 8 } }));
  protected readonly names = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly day = today();
  protected readonly open = signal<QuestionLine | null>(null);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  private readonly first = viewChild<ElementRef<HTMLInputElement>>('who');

  protected show(query: Record<string, string>): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** Enter saves; the form is ready for the next one, with the same day and way. */
  protected note(event: Event, askedBy: string, participationId: string, askedOn: string, way: string, words: HTMLInputElement, takerId: string): Promise<void> {
    const who = this.names().find(({ givenName, familyName }) => `${givenName} ${familyName}` === askedBy.trim());
    const question = { askedBy, askedById: who?.id ?? null, participationId: participationId || null, askedOn, way, words: words.value, takerId: takerId || null };
    return this.attempt(event, 'C’est noté.', async () => {
      await firstValueFrom(this.http.post(`/api/cohorts/${this.cohortId()}/questions`, question));
      words.value = '';
      const field = this.first()?.nativeElement;
      if (field) {
        field.value = '';
        field.focus();
      }
    });
  }

  protected answer(event: Event, line: QuestionLine, answeredOn: string | null, answer: string): Promise<void> {
    return this.attempt(event, answeredOn ? 'C’est répondu.' : 'La question attend de nouveau.', async () => {
      await firstValueFrom(this.http.put(`/api/cohorts/${this.cohortId()}/questions/${line.id}/answer`, { answeredOn, answer: answer.trim() || null }));
      this.open.set(null);
    });
  }

  protected take(line: QuestionLine, takerId: string): Promise<void> {
    const { askedBy, askedById, participationId, askedOn, way, words } = line;
    const question = { askedBy, askedById, participationId, askedOn, way, words, takerId: takerId || null };
    return this.attempt(null, 'C’est noté.', () => firstValueFrom(this.http.put(`/api/cohorts/${this.cohortId()}/questions/${line.id}`, question)));
  }

  protected nameContact(personId: string): Promise<void> {
    return this.attempt(null, 'C’est noté.', () => firstValueFrom(this.http.put(`/api/cohorts/${this.cohortId()}/contact`, { personId: personId || null })));
  }

  private async attempt(event: Event | null, said: string, act: () => Promise<unknown>): Promise<void> {
    event?.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
      this.said.set(said);
      this.list.reload();
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

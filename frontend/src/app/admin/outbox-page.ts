import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MessageLine, MessageState, OutboxSummary } from '../api';
import { Actor } from '../core/actor';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';
import { letterOfNotice } from './bounce-notice';
import { MESSAGE_STATES, WITHHELD } from './message-words';

/** The e-mails of the cohorts one follows: to whom, in which state; the text with its links masked. */
@Component({
  selector: 'app-outbox-page',
  imports: [DayPipe, Dialog, EmptyState, ListTools, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './outbox-page.html',
  styleUrl: './outbox-page.scss',
})
export class OutboxPage {
  private readonly api = inject(AdminApi);
  protected readonly actor = inject(Actor);

  readonly parcours = input('', { transform: word });
  readonly etat = input('', { transform: word });
  readonly ouvrir = input('', { transform: word });

  protected readonly show = addressFilters();
  protected readonly value = valueOf;
  protected readonly states = MESSAGE_STATES;
  protected readonly stateChoices = Object.entries(MESSAGE_STATES) as [MessageState, { label: string }][];
  protected readonly cohorts = this.api.cohorts();
  protected readonly choices = computed(() => (this.cohorts.hasValue() ? this.cohorts.value().items : []));
  private readonly url = computed(() => (this.parcours() ? `/api/cohorts/${this.parcours()}/outbox` : '/api/outbox'));
  protected readonly messages = paged<MessageLine>(() => ({ url: this.url(), params: { ...(this.etat() && { state: this.etat() }) } }));
  protected readonly summary = httpResource<OutboxSummary>(() => ({ url: '/api/outbox-summary', params: { ...(this.parcours() && { cohortId: this.parcours() }) } }));
  protected readonly counts = computed(() => (this.summary.hasValue() ? this.summary.value() : null));
  /** Without a mail server, everything waits: that is worth saying once. */
  protected readonly waits = computed(() => this.counts()?.delivers === false);
  protected readonly message = this.api.message(this.ouvrir);

  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal('');
  /** A notice was pasted in which no letter of ours is named. */
  protected readonly unread = signal(false);

  /** The word and the tone of a line's state; what never tried to leave has its own. */
  protected stateOf({ state, withheld }: Pick<MessageLine, 'state' | 'withheld'>) {
    return withheld ? { ...WITHHELD[withheld], tone: '' } : MESSAGE_STATES[state];
  }

  protected countOf(state: MessageState): number {
    const counts = this.counts();
    return state === 'sent' || state === 'sending' ? 0 : (counts?.[state] ?? 0);
  }

  protected leave(): void {
    this.failure.set(null);
    this.show({ ouvrir: '' });
  }

  protected resend(id: string): Promise<void> {
    return this.attempt('L’e-mail va repartir.', () => this.api.resend(id));
  }

  protected sayArrived(id: string): Promise<void> {
    return this.attempt('C’est noté\u00a0: il est arrivé.', () => this.api.sayArrived(id));
  }

  protected sayBounced(id: string): Promise<void> {
    return this.attempt('C’est noté\u00a0: plus rien ne part à cette adresse. Corrigez-la sur la fiche de la personne.', () => this.api.sayBounced(id));
  }

  /** A notice that came back names the letter it speaks of: it opens. */
  protected paste(event: Event): void {
    const text = this.value(event);
    const found = letterOfNotice(text);
    this.unread.set(!found && text.trim().length > 0);
    if (found) this.show({ ouvrir: found });
  }

  private async attempt(done: string, act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.done.set(done);
      this.leave();
      this.messages.reload();
      this.summary.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

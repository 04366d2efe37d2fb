import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MessageLine, MessageState, OutboxSummary } from '../api';
import { Actor } from '../core/actor';
import { Dialog } from '../shared/dialog';
import { EmptyState } from '../shared/empty-state';
import { DayPipe } from '../shared/french.pipes';
import { LetterFrame } from '../shared/letter-frame';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { addressFilters, valueOf, word } from './address-filters';
import { AdminApi } from './admin.api';
import { type Notice, readNotice } from './bounce-notice';
import { FATES, heldWords, MESSAGE_STATES, WITHHELD } from './message-words';

/** A notice quotes a letter, whose attachments may follow: its beginning says enough. */
const MOST_READ = 1_000_000;

/** The e-mails of the cohorts one follows: to whom, in which state; the text with its links masked. */
@Component({
  selector: 'app-outbox-page',
  imports: [DayPipe, Dialog, EmptyState, LetterFrame, ListTools, LoadMore, ProblemNotice, RouterLink],
  templateUrl: './outbox-page.html',
  styleUrl: './outbox-page.scss',
})
export class OutboxPage {
  private readonly api = inject(AdminApi);
  protected readonly actor = inject(Actor);

  readonly parcours = input('', { transform: word });
  readonly etat = input('', { transform: (typed: string | undefined) => (word(typed) in MESSAGE_STATES ? word(typed) : '') });
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
  /** Whose address was just said not to work any more. */
  protected readonly toCorrect = signal<MessageLine['recipient']>(null);
  /** A notice was pasted in which no letter of ours is named. */
  protected readonly unread = signal(false);
  private readonly notice = signal<Notice | null>(null);
  /** What the notice that was just read says of the address of the letter that is open. */
  protected readonly fate = computed(() => {
    const notice = this.notice();
    return notice?.fate && notice.letter === this.ouvrir() ? FATES[notice.fate] : '';
  });

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
    this.notice.set(null);
    this.show({ ouvrir: '' });
  }

  protected resend(id: string): Promise<boolean> {
    return this.attempt('L’e-mail va repartir.', () => this.api.resend(id));
  }

  protected sayArrived(id: string): Promise<boolean> {
    return this.attempt('C’est noté\u00a0: il est arrivé.', () => this.api.sayArrived(id));
  }

  protected async sayBounced(id: string): Promise<void> {
    const who = this.message.hasValue() ? this.message.value().recipient : null;
    const done = 'C’est noté\u00a0: plus rien ne part à cette adresse. Appelez la personne, ou demandez la nouvelle à l’allié·e ou à l’équipe de son territoire, puis corrigez sa fiche.';
    if (await this.attempt(done, () => this.api.sayBounced(id))) this.toCorrect.set(who);
  }

  /** A notice that came back names the letter it speaks of: it opens. */
  protected read(text: string): boolean {
    const found = readNotice(text);
    this.unread.set(!found && text.trim().length > 0);
    this.notice.set(found);
    if (found) this.show({ ouvrir: found.letter });
    return !!found;
  }

  protected async open(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    if (file) this.read(await file.slice(0, MOST_READ).text());
    field.value = '';
  }

  protected hold(id: string, together: boolean): Promise<boolean> {
    return this.attempt(heldWords, () => this.api.hold(id, together));
  }

  protected release(id: string, together: boolean): Promise<boolean> {
    return this.attempt(({ changed }) => (changed > 1 ? `${changed}\u00a0e-mails repartent, chacun à son tour.` : 'L’e-mail va partir.'), () => this.api.release(id, together));
  }

  private async attempt<T>(done: string | ((told: T) => string), act: () => Promise<T>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set(null);
    this.toCorrect.set(null);
    try {
      const told = await act();
      this.done.set(typeof done === 'string' ? done : done(told));
      this.leave();
      this.messages.reload();
      this.summary.reload();
      return true;
    } catch (error) {
      this.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

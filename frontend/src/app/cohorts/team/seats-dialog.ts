import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { EmptySeat, SeatOfferInput, SeatOutcome, WhoInput } from '../../api';
import { PersonPicker } from '../../network/person-picker';
import { Autosize } from '../../shared/autosize';
import { Dialog } from '../../shared/dialog';
import { DayPipe } from '../../shared/french.pipes';
import { ACTORS } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { localToday } from '../local-today';
import { TeamApi } from './team.api';

const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

/** « Places à pourvoir »: for each empty seat, whom to turn to, a letter ready to read and change, and what was done already. */
@Component({
  selector: 'app-seats-dialog',
  imports: [Autosize, DayPipe, Dialog, PersonPicker, ProblemNotice],
  templateUrl: './seats-dialog.html',
  styleUrl: './seats-dialog.scss',
})
export class SeatsDialog {
  private readonly api = inject(TeamApi);
  readonly participationId = input.required<string>();
  readonly delegationId = input<string>();
  readonly category = input<string>();
  /** Whether the team changed. */
  readonly closed = output<boolean>();

  protected readonly actors = ACTORS;
  protected readonly today = localToday();
  protected readonly plan = this.api.seats(this.participationId);
  protected readonly seats = computed(() => (this.plan.hasValue() ? this.plan.value().seats : []));
  protected readonly sender = computed(() => (this.plan.hasValue() ? this.plan.value().sender : ''));
  /** The seat being looked at: the one asked for, else the first that rests on nobody. */
  protected readonly seat = linkedSignal<readonly EmptySeat[], EmptySeat | undefined>({
    source: this.seats,
    computation: (seats, previous) => {
      const [team, category] = [previous?.value?.delegationId ?? this.delegationId(), previous?.value?.category ?? this.category()];
      return seats.find((one) => one.category === category && (!team || one.delegationId === team)) ?? seats.find(({ underWay }) => !underWay) ?? seats[0];
    },
  });
  protected readonly means = linkedSignal<EmptySeat | undefined, 'mail' | 'word'>({ source: this.seat, computation: () => 'mail' });
  protected readonly who = linkedSignal<EmptySeat | undefined, WhoInput | null>({ source: this.seat, computation: () => null });
  protected readonly askAgainOn = signal(inTwoWeeks());
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly told = signal('');
  private changed = false;

  protected readonly mails: Readonly<Record<string, string>> = { queued: 'en attente', sending: 'en cours d’envoi', sent: 'envoyé', deferred: 'retardé', failed: 'refusé', uncertain: 'à vérifier', held: 'retenu' };

  protected chosen(personId: string): boolean {
    const who = this.who();
    return who !== null && 'personId' in who && who.personId === personId;
  }

  protected async offer(event: Event): Promise<void> {
    event.preventDefault();
    const seat = this.seat();
    if (!seat) return;
    const byMail = this.means() === 'mail';
    const form = new FormData(event.target as HTMLFormElement);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const input: SeatOfferInput = {
      delegationId: seat.delegationId,
      category: seat.category,
      who: byMail ? this.who() : null,
      recipientWords: byMail ? null : said('words'),
      letter: byMail ? { subject: said('subject'), body: said('body') } : null,
      askAgainOn: this.askAgainOn() || null,
      foreseen: byMail && form.has('foreseen'),
    };
    await this.act(() => this.api.offer(this.participationId(), input), byMail ? 'L’e-mail part. La réponse vous arrivera.' : 'C’est noté.');
  }

  protected settle(id: string, outcome: SeatOutcome): Promise<void> {
    return this.act(() => this.api.changeOffer(this.participationId(), id, { askAgainOn: outcome === 'waiting' ? inTwoWeeks() : null, outcome }), 'C’est noté.');
  }

  protected leave(): void {
    this.closed.emit(this.changed);
  }

  private async act(doing: () => Promise<unknown>, told: string): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    this.told.set('');
    try {
      await doing();
      this.changed = true;
      this.told.set(told);
      this.plan.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

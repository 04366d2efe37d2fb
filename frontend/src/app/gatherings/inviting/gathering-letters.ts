import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MomentKind, MomentView, SendingLine } from '../../api';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringState } from '../gathering-state';
import { beforeWords, fateWords, holdWords, SENDINGS } from './letter-words';
import { momentWords } from '../moment-words';
import { LettersApi } from './letters.api';

const TITLES = { reminder: 'Rappel', chase: 'Relance de qui n’a pas répondu', feedback: 'Demande de retours à qui est venu' } satisfies Record<MomentKind, string>;

/** What left from this gathering and what leaves by itself, as one line of time: each reminder can be stopped. */
@Component({
  selector: 'app-gathering-letters',
  imports: [ProblemNotice, RouterLink],
  templateUrl: './gathering-letters.html',
  styleUrl: './gathering-letters.scss',
})
export class GatheringLetters {
  private readonly api = inject(LettersApi);
  protected readonly state = inject(GatheringState);

  protected readonly kinds = SENDINGS;
  protected readonly before = beforeWords;
  protected readonly fate = fateWords;
  protected readonly moment = momentWords;
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');
  protected readonly adding = signal(false);
  protected readonly draft = signal<{ kind: MomentKind; daysBefore: number; atTime: string }>({ kind: 'chase', daysBefore: 10, atTime: '09:00' });

  /** Read again with the gathering: an answer, a new day or an invitation changes whom a reminder means. */
  protected readonly letters = this.api.letters(computed(() => this.state.gathering()));
  protected readonly known = computed(() => (this.letters.hasValue() ? this.letters.value() : null));
  protected readonly open = computed(() => !!this.state.gathering()?.answersOpen);
  /** Who may come without knowing where to connect, when no reminder is left to say so. */
  protected readonly unlinked = computed(() => {
    const people = this.known()?.unlinked ?? 0;
    return this.open() && people ? `${count(people, 'personne invitée n’a pas', 'personnes invitées n’ont pas')} le lien de la visio, et aucun rappel ne le leur donnera` : '';
  });

  protected titleOf({ kind, daysBefore }: MomentView): string {
    return `${TITLES[kind]}, ${beforeWords(daysBefore)}`;
  }

  /** Reminders as long as one answers; words as long as somebody may still be noted as there. */
  protected stoppable({ kind, leavesAt }: MomentView): boolean {
    if (kind !== 'feedback') return this.open();
    return !this.state.gathering()?.cancelledAt && (!leavesAt || Date.parse(leavesAt) > Date.now() - 14 * 24 * 3600 * 1000);
  }

  protected resultOf({ people, sent, refused, uncertain, unaddressed, held }: SendingLine): string {
    const waiting = people - sent - refused - uncertain - unaddressed - held;
    return [
      count(people, 'personne'),
      sent ? `${count(sent, 'envoyé')}` : '',
      waiting ? `${waiting} en attente` : '',
      held ? count(held, 'retenu') : '',
      refused ? count(refused, 'refusé') : '',
      uncertain ? `${uncertain} à vérifier` : '',
      unaddressed ? `${unaddressed} sans e-mail` : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  protected write(change: Partial<{ kind: string; daysBefore: string; atTime: string }>): void {
    if (change.kind === 'feedback' || (change.kind && this.draft().kind === 'feedback')) {
      this.draft.set({ kind: change.kind as MomentKind, ...(change.kind === 'feedback' ? { daysBefore: -1, atTime: '09:00' } : { daysBefore: 1, atTime: '09:00' }) });
      return;
    }
    this.draft.update((draft) => ({
      kind: (change.kind ?? draft.kind) as MomentKind,
      daysBefore: change.daysBefore === undefined ? draft.daysBefore : Number(change.daysBefore),
      atTime: change.atTime ?? draft.atTime,
    }));
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.attempt(() => this.api.addMoment(this.state.id(), this.draft()));
    if (done) this.adding.set(false);
  }

  /** Another screen may have opened since: what is told is told by the list itself, which is read again. */
  protected async hold(one: SendingLine, held: boolean): Promise<void> {
    this.said.set('');
    await this.attempt(async () => this.said.set(holdWords(await this.api.hold(this.state.id(), one.id, held), held)));
  }

  protected stop(moment: MomentView, stopped: boolean): Promise<boolean> {
    return this.attempt(() => this.api.stop(this.state.id(), moment.id, stopped));
  }

  protected remove(moment: MomentView): Promise<boolean> {
    return this.attempt(() => this.api.remove(this.state.id(), moment.id));
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.letters.reload();
      return true;
    } catch (error) {
      this.failure.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Carried, DelegateStatus, DelegateView, HandoverInput, HandoverResult, WhoInput } from '../../api';
import { PersonPicker } from '../../network/person-picker';
import { draft } from '../../shared/draft';
import { count, enumeration } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { localToday } from '../local-today';
import { TeamApi } from './team.api';
import { carriedWords } from './team-words';

/** « Passer le relais »: the last day, who takes the seat, and for each thing that the leaver carried, who takes it. Nothing falls between two people. */
@Component({
  selector: 'app-handover-form',
  imports: [PersonPicker, ProblemNotice],
  templateUrl: './handover-form.html',
  styleUrl: './handover-form.scss',
})
export class HandoverForm {
  private readonly api = inject(TeamApi);
  readonly participationId = input.required<string>();
  readonly member = input.required<DelegateView>();
  readonly closed = output<boolean>();

  protected readonly today = localToday();
  protected readonly lastDay = draft(() => (this.member().startsOn > this.today ? this.member().startsOn : this.today));
  protected readonly replaced = signal(false);
  protected readonly who = signal<WhoInput | null>(null);
  protected readonly status = signal<DelegateStatus>('agreed');
  protected readonly tell = signal(true);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly done = signal<HandoverResult | null>(null);
  protected readonly carried = this.api.carried(this.participationId, () => this.member().id, this.lastDay);
  protected readonly view = computed(() => (this.carried.hasValue() ? this.carried.value() : null));
  protected readonly roleTitle = signal('');
  protected readonly newcomer = computed(() => {
    const who = this.replaced() ? this.who() : null;
    if (!who) return null;
    return 'givenName' in who && who.givenName ? who.givenName : 'La personne qui arrive';
  });
  /** Chosen by hand; the rest follows what is usual. */
  private readonly chosen = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly lines = computed(() =>
    (this.view()?.items ?? []).map((item) => ({ item, key: `${item.kind} ${item.recordId}`, ...carriedWords(item), to: this.takerOf(item) })),
  );
  protected readonly summary = computed(() => {
    const { taken, mailed, storySent, toCall } = this.done() ?? { taken: 0, mailed: 0, storySent: false, toCall: [] };
    return [
      taken ? `${count(taken, 'chose a', 'choses ont')} changé de mains.` : '',
      mailed ? `${count(mailed, 'e-mail part', 'e-mails partent')} avec un lien personnel.` : '',
      storySent ? 'La personne qui arrive reçoit «\u202fReprendre le fil\u202f».' : '',
      toCall.length ? `Pas d’e-mail pour ${enumeration(toCall)}\u00a0: à appeler.` : '',
    ].filter(Boolean);
  });

  protected choose(key: string, to: string): void {
    this.chosen.update((all) => new Map(all).set(key, to));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    const who = this.replaced() ? this.who() : null;
    const input: HandoverInput = {
      lastDay: this.lastDay(),
      replacedBy: who ? { who, status: this.status(), roleTitle: this.roleTitle().trim() || null } : null,
      items: this.lines().map(({ item, to }) => ({ kind: item.kind, recordId: item.recordId, to })),
      tellNewcomer: Boolean(who) && this.tell(),
    };
    try {
      const result = await this.api.handOver(this.participationId(), this.member().id, input);
      if (result.taken || result.toCall.length || result.storySent) this.done.set(result);
      else this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
      this.carried.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private takerOf(item: Carried): string {
    const chosen = this.chosen().get(`${item.kind} ${item.recordId}`);
    if (chosen && (chosen !== 'newcomer' || this.newcomer())) return chosen;
    if (item.kind === 'other_place') return 'nobody';
    if (this.newcomer()) return item.own ? 'newcomer' : 'as_it_is';
    return item.own && item.kind === 'invitation' ? 'nobody' : 'as_it_is';
  }
}

import { NgComponentOutlet } from '@angular/common';
import { afterEveryRender, Component, computed, ElementRef, inject, input, linkedSignal, signal, type Type } from '@angular/core';
import type { InvitationAnswer, OwnDate } from '../../api';
import type { LinkInfo } from '../../core/link/link-info';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { handCalendar } from '../calendar-file';
import { GatheringApi } from '../gathering.api';
import { GATHERING_FORMATS, OWN_ANSWERS } from '../gathering-labels';
import { whenWords } from '../gathering-words';
import { GuestApi } from './guest.api';

/** The dates of one letter: all answered at one touch, or each in its own way; each opens wholly, and comes back here. */
@Component({
  selector: 'app-series-link-page',
  imports: [NgComponentOutlet, ProblemNotice],
  templateUrl: './series-link-page.html',
  styleUrl: './series-link-page.scss',
})
export class SeriesLinkPage {
  readonly link = input.required<LinkInfo>();

  private readonly api = inject(GuestApi);
  private readonly gatherings = inject(GatheringApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What takes up the focus once it is there, if what held it is gone. */
  private next = '';

  protected readonly labels = OWN_ANSWERS;
  protected readonly order: readonly InvitationAnswer[] = ['yes', 'replaced', 'no'];
  protected readonly formats = GATHERING_FORMATS;
  protected readonly when = whenWords;

  private readonly first = computed(() => {
    const [registrationId = '', gatheringId = ''] = this.link().recordIds;
    return { registrationId, gatheringId };
  });
  protected readonly resource = this.api.dates(() => this.first());
  protected readonly dates = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));
  protected readonly open = computed(() => this.dates().filter(({ open }) => open));
  protected readonly silent = computed(() => this.open().filter(({ answer }) => answer === null));
  protected readonly coming = computed(() => this.open().filter(({ answer, waitingRank }) => answer === 'yes' && waitingRank === null));
  private readonly words = computed(() => {
    const left = this.silent().length;
    if (left === this.open().length) return '';
    if (left) return `C’est noté. Il reste ${count(left, 'date')} sans réponse.`;
    const yes = this.open().filter(({ answer }) => answer === 'yes').length;
    const waiting = yes - this.coming().length;
    if (waiting) return `C’est noté\u00a0: vous avez dit oui à ${count(yes, 'date')} sur ${this.open().length}, dont ${waiting} en liste d’attente.`;
    return yes ? `C’est noté\u00a0: vous venez à ${count(yes, 'date')} sur ${this.open().length}. Merci\u202f!` : 'C’est noté, merci de l’avoir dit.';
  });

  /** One date, opened wholly: the page of an invitation to it alone. */
  protected readonly opened = signal<OwnDate | null>(null);
  protected readonly page = signal<Type<unknown> | null>(null);
  protected readonly narrowed = computed(() => {
    const one = this.opened();
    return one && { link: { ...this.link(), recordIds: [one.registrationId, one.gatheringId] } };
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** Said once all is known: a seat is promised to nobody who turns out to wait for one. */
  protected readonly thanks = linkedSignal<{ busy: boolean; words: string }, string>({
    source: () => ({ busy: this.busy(), words: this.words() }),
    computation: ({ busy, words }, before) => (busy ? (before?.value ?? '') : words),
  });

  constructor() {
    afterEveryRender(() => this.takeFocus());
  }

  protected choose(one: OwnDate, answer: InvitationAnswer): Promise<void> {
    return this.doing(async () => {
      if (one.answer !== answer) await this.give(one, answer);
      // Who comes instead is said on the date's own page.
      await (answer === 'replaced' ? this.show(one) : this.read());
    });
  }

  /** Dates that were answered stay as they were said; one that refuses holds up none of the others. */
  protected comeToAll(): Promise<void> {
    return this.doing(async () => {
      const refused: unknown[] = [];
      const keep = (error: unknown) => void refused.push(error);
      for (const one of this.silent()) await this.give(one, 'yes').catch(keep);
      await this.read().catch(keep);
      this.next = this.words() ? '.thanks' : 'h1';
      if (refused.length) throw refused[0];
    });
  }

  protected keepInAgenda(): Promise<void> {
    return this.doing(async () => {
      const [one] = this.coming();
      if (one) handCalendar(await this.api.datesCalendar(one.gatheringId, one.registrationId));
    });
  }

  protected openDate(one: OwnDate): Promise<void> {
    return this.doing(() => this.show(one));
  }

  protected back(): void {
    this.next = `[id="${this.opened()?.registrationId}"] button`;
    this.opened.set(null);
    this.resource.reload();
  }

  private async show(one: OwnDate): Promise<void> {
    this.page.set(await import('../invitation-link-page').then((m) => m.InvitationLinkPage));
    this.opened.set(one);
    this.next = 'h1';
    scrollTo({ top: 0 });
  }

  /** A page that was opened has its title once its date is read. */
  private takeFocus(): void {
    const there = this.next && this.host.querySelector<HTMLElement>(this.next);
    if (!there) return;
    this.next = '';
    if (document.activeElement && document.activeElement !== document.body) return;
    if (!there.matches('button')) there.tabIndex = -1;
    there.focus();
  }

  /** The places that the answers gave: somebody may wait for theirs. */
  private async read(): Promise<void> {
    const { gatheringId, registrationId } = this.first();
    this.resource.set(await this.api.datesNow(gatheringId, registrationId));
  }

  private async give({ gatheringId, registrationId, attends }: OwnDate, answer: InvitationAnswer): Promise<void> {
    await this.gatherings.answer(gatheringId, registrationId, { answer, replacementName: null, replacementRole: null, attends: answer === 'no' ? null : attends });
    this.resource.update((read) => read && { items: read.items.map((one) => (one.registrationId === registrationId ? { ...one, answer, replacementName: null } : one)) });
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

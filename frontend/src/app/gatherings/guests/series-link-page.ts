import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, input, signal, type Type } from '@angular/core';
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

  protected readonly labels = OWN_ANSWERS;
  protected readonly order: readonly InvitationAnswer[] = ['yes', 'replaced', 'no'];
  protected readonly formats = GATHERING_FORMATS;
  protected readonly when = whenWords;

  private readonly first = computed(() => `${this.link().recordIds[0]} ${this.link().recordIds[1]}`);
  protected readonly resource = this.api.dates(() => {
    const [registrationId = '', gatheringId = ''] = this.first().split(' ');
    return { registrationId, gatheringId };
  });
  protected readonly dates = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));
  protected readonly open = computed(() => this.dates().filter(({ open }) => open));
  protected readonly silent = computed(() => this.open().filter(({ answer }) => answer === null));
  protected readonly coming = computed(() => this.open().filter(({ answer }) => answer === 'yes'));
  protected readonly thanks = computed(() => {
    const left = this.silent().length;
    if (left === this.open().length) return '';
    if (left) return `C’est noté. Il reste ${count(left, 'date')} sans réponse.`;
    return this.coming().length ? `C’est noté\u00a0: vous venez à ${count(this.coming().length, 'date')} sur ${this.open().length}. Merci\u202f!` : 'C’est noté, merci de l’avoir dit.';
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

  protected choose(one: OwnDate, answer: InvitationAnswer): Promise<void> {
    return this.doing(async () => {
      if (one.answer !== answer) await this.give(one, answer);
      // Who comes instead is said on the date's own page.
      if (answer === 'replaced') await this.show(one);
    });
  }

  /** Dates that were answered stay as they were said. */
  protected comeToAll(): Promise<void> {
    return this.doing(async () => {
      for (const one of this.silent()) await this.give(one, 'yes');
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
    this.opened.set(null);
    this.resource.reload();
  }

  private async show(one: OwnDate): Promise<void> {
    this.page.set(await import('../invitation-link-page').then((m) => m.InvitationLinkPage));
    this.opened.set(one);
    scrollTo({ top: 0 });
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

import { NgComponentOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, signal, type Type } from '@angular/core';
import type { InvitationAnswer } from '../api';
import type { LinkInfo } from '../core/link/link-info';
import { ProblemNotice } from '../shared/problem-notice';
import type { Seats } from '../shared/quartet';
import { QUARTET } from '../shared/labels';
import { AnswerForm } from './answer-form';
import { GatheringFacts } from './gathering-facts';
import { GATHERING_FORMATS, GATHERING_NATURES } from './gathering-labels';
import { whyYou } from './gathering-words';
import { GatheringApi } from './gathering.api';
import { DoorMemorySlot } from './presence/door/door-memory-slot';

/** What an invited person opens from their e-mail: why them, three answers, then what was shown that day. No account. */
@Component({
  selector: 'app-invitation-link-page',
  imports: [AnswerForm, DoorMemorySlot, GatheringFacts, NgComponentOutlet, ProblemNotice],
  templateUrl: './invitation-link-page.html',
  styleUrl: './invitation-link-page.scss',
})
export class InvitationLinkPage {
  readonly link = input.required<LinkInfo>();

  protected readonly natures = GATHERING_NATURES;
  protected readonly formats = GATHERING_FORMATS;
  /** The link bears two records: the person's line, then the gathering. */
  protected readonly page = inject(GatheringApi).page(() => this.link().recordIds[1] ?? '');
  protected readonly gathering = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly registration = computed(
    () => this.gathering()?.registrations.find(({ id }) => id === this.link().recordIds[0]) ?? null,
  );
  /** What follows the answer is loaded once the three buttons are there. */
  protected readonly ownPlace = signal<Type<unknown> | null>(null);
  protected readonly given = signal<InvitationAnswer | null>(null);
  protected readonly why = computed(() => whyYou(this.gathering()?.team ?? [], this.link().territoryName));

  protected readonly seats = computed(() => {
    const team = this.gathering()?.team ?? [];
    const counts = QUARTET.map((category) => {
      const members = team.filter((mate) => mate.category === category);
      return {
        agreed: members.filter(({ status }) => status === 'agreed').length,
        foreseen: members.filter(({ status }) => status === 'foreseen').length,
      };
    });
    return counts as unknown as Seats;
  });

  /** The team's glyph comes after the three answers: it explains, they are what the link is for. */
  protected readonly quartet = signal<Type<unknown> | null>(null);
  /** Their own chunk, fetched once there are some. */
  protected readonly supports = signal<Type<unknown> | null>(null);
  /** Its own chunk, fetched once the day has come. */
  protected readonly certificate = signal<Type<unknown> | null>(null);

  /** Likewise, when something is written of the day. */
  protected readonly agenda = signal<Type<unknown> | null>(null);

  constructor() {
    effect(() => {
      if (this.gathering()?.team.length) void import('../shared/quartet').then(({ Quartet }) => this.quartet.set(Quartet));
    });
    effect(() => {
      if (this.gathering()?.resources.length) void import('./resource-list').then(({ ResourceList }) => this.supports.set(ResourceList));
    });
    effect(() => {
      if (this.gathering()?.sequences.length) void import('./planning/agenda-view').then(({ Agenda }) => this.agenda.set(Agenda));
    });
    effect(() => {
      if (this.gathering()?.heldOn && this.gathering()?.presenceOpen && this.registration()) void import('./proof/own-certificate').then(({ OwnCertificate }) => this.certificate.set(OwnCertificate));
    });
    void import('./guests/own-place').then(({ OwnPlace }) => this.ownPlace.set(OwnPlace));
  }
}

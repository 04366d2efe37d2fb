import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AudienceRule, GatheringList, SendingResult, SeriesInvitationInput, SeriesPreview } from '../../api';
import { draft } from '../../shared/draft';
import { count } from '../../shared/french';
import { keepsDraft } from '../../shared/leaving';
import { ProblemNotice } from '../../shared/problem-notice';
import { GatheringApi } from '../gathering.api';
import { GATHERING_NATURES } from '../gathering-labels';
import { whenWords } from '../gathering-words';
import { LetterFields } from '../letter-fields';
import { LastPlace } from '../planning/last-place';
import { ownCohorts } from '../planning/own-cohorts';
import { SendingOutcome } from '../sending-outcome';
import { AudienceChoice } from './audience-choice';
import { InviteeList } from './invitee-list';
import { mailed, ticked } from './invitees';
import { datesOf, namedBy, offered, type SeriesDate } from './series-choice';

type Read = SeriesPreview & { meant: string };

const meantBy = ({ gatheringIds, audience }: SeriesInvitationInput): string => JSON.stringify([gatheringIds, audience]);

/** Several dates, one audience, one list, one letter each: a whole series is announced in one act. */
@Component({
  selector: 'app-invite-series-page',
  imports: [AudienceChoice, InviteeList, LetterFields, NgTemplateOutlet, ProblemNotice, RouterLink, SendingOutcome],
  templateUrl: './invite-series-page.html',
  styleUrl: './invite-series-page.scss',
})
export class InviteSeriesPage {
  private readonly api = inject(GatheringApi);

  readonly parcours = input('', { transform: (value?: string) => value ?? '' });
  /** The days of a series that was just created, and their kind. */
  readonly jours = input('', { transform: (value?: string) => value ?? '' });
  readonly sorte = input('', { transform: (value?: string) => value ?? '' });
  readonly chantier = input('', { transform: (value?: string) => value ?? '' });

  protected readonly own = ownCohorts(this.parcours);
  protected readonly last = inject(LastPlace);
  protected readonly cohortId = computed(() => this.own.cohort()?.id ?? '');
  protected readonly when = whenWords;

  protected readonly next = httpResource<GatheringList>(() => this.list('next'));
  protected readonly undated = httpResource<GatheringList>(() => this.list('undated'));
  protected readonly dates = computed(() => [this.next, this.undated].flatMap((list) => (list.hasValue() ? datesOf(list.value().items) : [])));
  protected readonly silent = computed(() => this.dates().filter(({ invited }) => !invited));
  protected readonly announced = computed(() => this.dates().filter(({ invited }) => invited));
  protected readonly offers = computed(() => offered(this.dates()));
  /** What the address names, then what is ticked. */
  protected readonly picked = draft<readonly string[]>(() => namedBy(this.dates(), this.jours().split(','), this.sorte()));

  protected readonly rules = linkedSignal<readonly AudienceRule[]>(() =>
    this.chantier() ? [{ kind: 'working_group', workingGroupId: this.chantier() }] : [{ kind: 'delegates', foreseen: false, beside: false }],
  );
  protected readonly added = signal<string[]>([]);
  protected readonly removed = signal<readonly string[]>([]);
  protected readonly replyTo = signal('');
  protected readonly message = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly outcome = signal<SendingResult | null>(null);

  protected readonly preview = resource({
    params: () => (this.picked().length && !this.outcome() ? { cohortId: this.cohortId(), input: this.wanted() } : undefined),
    loader: async ({ params: { cohortId, input } }) => ({ ...(await this.api.previewSeries(cohortId, input)), meant: meantBy(input) }),
  });
  /** The last preview stays while another is read. */
  protected readonly known = linkedSignal<Read | null, Read | null>({
    source: () => (this.preview.hasValue() ? this.preview.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  /** Whether the list on the page is that of the dates and the audience chosen: a word to the reader changes neither, and must not stop the touch that follows it. */
  protected readonly current = computed(() => !this.preview.error() && this.known()?.meant === meantBy(this.wanted()));
  protected readonly people = computed(() => this.known()?.invitees ?? []);
  protected readonly chosen = computed(() => this.people().filter((one) => ticked(one, { added: this.added(), removed: this.removed() })));
  /** Dates whose place or meeting is not written yet. */
  protected readonly nowhere = computed(() => (this.known()?.gatherings ?? []).filter(({ located }) => !located).map(({ title }) => title));
  protected readonly act = computed(() => {
    if (!this.picked().length) return 'Choisissez des dates';
    if (!this.chosen().length) return 'Personne à inviter';
    const letters = mailed(this.chosen());
    return letters ? `Envoyer ${count(letters, 'lettre')}, ${count(this.picked().length, 'date')}` : `Mettre ${count(this.chosen().length, 'personne')} sur les listes`;
  });

  constructor() {
    keepsDraft(() => !this.outcome() && (!!this.message().trim() || this.added().length > 0 || this.removed().length > 0));
  }

  protected kindOf({ nature, number }: SeriesDate): string {
    return `${GATHERING_NATURES[nature]}${number ? ` ${number}` : ''}`;
  }

  protected turn(id: string): void {
    this.picked.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected choose(ids: readonly string[]): void {
    this.picked.set(ids);
  }

  protected async send(): Promise<void> {
    if (this.busy() || !this.current()) return;
    this.busy.set(true);
    this.failure.set(null);
    const input = this.wanted();
    try {
      this.outcome.set(await this.api.inviteToSeries(this.cohortId(), { ...input, audience: { ...input.audience, removed: [...this.removed()] } }));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private wanted(): SeriesInvitationInput {
    return {
      gatheringIds: [...this.picked()],
      audience: { rules: [...this.rules()], added: this.added() },
      ...(this.replyTo() && { replyToId: this.replyTo() }),
      ...(this.message() && { message: this.message() }),
    };
  }

  private list(when: 'next' | 'undated') {
    return this.cohortId() && this.own.mayPlan() ? { url: `/api/cohorts/${this.cohortId()}/gatherings`, params: { when, limit: 50 } } : undefined;
  }
}

import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import type { GatheringItem, GatheringNature } from '../api';
import { localToday } from '../cohorts/local-today';
import { EmptyState } from '../shared/empty-state';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { GatheringLine } from './gathering-line';
import { GATHERING_NATURES } from './gathering-labels';
import { LastPlace } from './planning/last-place';
import { ownCohorts } from './planning/own-cohorts';
import { PlanningApi } from './planning/planning.api';
import { ProgrammeMonth } from './planning/programme-month';
import { ProgrammeTimeline } from './planning/programme-timeline';

/** Three views of one address. */
const VIEWS = [
  { key: 'liste', label: 'Liste' },
  { key: 'mois', label: 'Mois' },
  { key: 'frise', label: 'Frise' },
] as const;

/** A cohort's collective times: those to come, then those that were. Cohort, nature, view and month live in the address. */
@Component({
  selector: 'app-gathering-list-page',
  imports: [EmptyState, GatheringLine, ListTools, LoadMore, ProblemNotice, ProgrammeMonth, ProgrammeTimeline, RouterLink, RouterOutlet],
  templateUrl: './gathering-list-page.html',
  styleUrl: './gathering-list-page.scss',
})
export class GatheringListPage {
  private readonly router = inject(Router);

  /** The cohort, when the person walks with several. */
  readonly parcours = input('', { transform: (value?: string) => value ?? '' });
  readonly nature = input('', { transform: (value?: string) => value ?? '' });
  /** « mois », « frise », or the list. */
  readonly vue = input('', { transform: (value?: string) => value ?? '' });
  /** The month that is shown, « 2024-11 », or the first of those of the timeline. */
  readonly mois = input('', { transform: (value?: string) => value ?? '' });

  protected readonly views = VIEWS;
  protected readonly shows = computed(() => VIEWS.find(({ key }) => key === this.vue())?.key ?? 'liste');
  protected readonly natures = Object.entries(GATHERING_NATURES) as [GatheringNature, string][];

  protected readonly own = ownCohorts(this.parcours);
  protected readonly cohorts = this.own.all;
  protected readonly cohort = this.own.cohort;
  protected readonly mayPlan = this.own.mayPlan;
  /** Where else something may be coming, while nothing is here. */
  protected readonly elsewhere = computed(() => this.cohorts().filter(({ id }) => id !== this.cohort()?.id).slice(0, 3));
  /** The whole programme, asked once, for the two views that need it. */
  protected readonly programme = inject(PlanningApi).programme(() => (this.shows() === 'liste' ? undefined : this.cohort()?.id));
  protected readonly planned = computed(() => {
    const read = this.programme.hasValue() ? this.programme.value() : null;
    return read && { ...read, items: read.items.filter(({ nature }) => !this.nature() || nature === this.nature()) };
  });
  /** The month that the address names, if it is one. */
  protected readonly named = computed(() => (/^20\d\d-(0[1-9]|1[0-2])$/.test(this.mois()) ? this.mois() : ''));
  /** That month; else that of the next gathering, or of the last one. */
  protected readonly month = computed(() => {
    if (this.named()) return this.named();
    const days = (this.planned()?.items ?? []).flatMap(({ heldOn }) => heldOn ?? []);
    return (days.find((day) => day >= localToday()) ?? days.at(-1) ?? localToday()).slice(0, 7);
  });

  protected readonly next = paged<GatheringItem>(() => this.request('next'));
  protected readonly undated = paged<GatheringItem>(() => this.request('undated'));
  protected readonly past = paged<GatheringItem>(() => this.request('past'));

  /** All of them at once, as a file. */
  protected readonly whole = computed(() => ({ url: `/api/cohorts/${this.cohort()?.id}/gatherings`, params: { nature: this.nature() } }));

  /** Without a day to order them, the first is number one. */
  protected readonly byNumber = computed(() => [...this.undated.items()].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity)));
  protected readonly loading = computed(() => this.next.loading() || this.undated.loading() || this.past.loading());
  protected readonly error = computed(() => this.programme.error() ?? this.next.error() ?? this.undated.error() ?? this.past.error());
  protected readonly nothing = computed(
    () =>
      !this.loading() && !this.error() && !this.next.items().length && !this.undated.items().length && !this.past.items().length,
  );

  constructor() {
    const last = inject(LastPlace);
    effect(() => {
      const parcours = this.cohort()?.id;
      if (parcours) last.keep({ parcours, nature: this.nature(), vue: this.vue(), mois: this.mois() });
    });
  }

  protected show(query: { parcours?: string; nature?: string; mois?: string }): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected value(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  protected reload(): void {
    for (const list of [this.next, this.undated, this.past]) list.reload();
    this.programme.reload();
  }

  private request(when: 'next' | 'past' | 'undated') {
    const cohort = this.cohort();
    if (!cohort || this.shows() !== 'liste') return undefined;
    return { url: `/api/cohorts/${cohort.id}/gatherings`, params: { when, ...(this.nature() && { nature: this.nature() }) } };
  }
}

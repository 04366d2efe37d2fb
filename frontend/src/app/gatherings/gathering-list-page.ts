import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import type { GatheringItem, GatheringNature } from '../api';
import { Actor } from '../core/actor';
import { EmptyState } from '../shared/empty-state';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { paged } from '../shared/paged';
import { ProblemNotice } from '../shared/problem-notice';
import { GatheringLine } from './gathering-line';
import { GATHERING_NATURES } from './gathering-labels';

/** A cohort's collective times: those to come, then those that were. Cohort and nature live in the address. */
@Component({
  selector: 'app-gathering-list-page',
  imports: [EmptyState, GatheringLine, ListTools, LoadMore, ProblemNotice, RouterLink, RouterOutlet],
  templateUrl: './gathering-list-page.html',
  styleUrl: './gathering-list-page.scss',
})
export class GatheringListPage {
  private readonly router = inject(Router);
  private readonly actor = inject(Actor);

  /** The cohort, when the person walks with several. */
  readonly parcours = input('', { transform: (value?: string) => value ?? '' });
  readonly nature = input('', { transform: (value?: string) => value ?? '' });

  protected readonly natures = Object.entries(GATHERING_NATURES) as [GatheringNature, string][];

  protected readonly cohorts = computed(() => {
    const known = new Map<string, string>();
    for (const { cohortId, cohortName } of this.actor.hats()) if (cohortId) known.set(cohortId, cohortName ?? '');
    return [...known].map(([id, name]) => ({ id, name }));
  });
  protected readonly cohort = computed(
    () => this.cohorts().find(({ id }) => id === this.parcours()) ?? this.cohorts()[0] ?? null,
  );
  protected readonly mayPlan = computed(() =>
    this.actor
      .hats()
      .some(({ hat, cohortId }) => cohortId === this.cohort()?.id && (hat === 'cohort_manager' || hat === 'pivot_ally')),
  );

  protected readonly next = paged<GatheringItem>(() => this.request('next'));
  protected readonly undated = paged<GatheringItem>(() => this.request('undated'));
  protected readonly past = paged<GatheringItem>(() => this.request('past'));

  /** All of them at once, as a file. */
  protected readonly whole = computed(() => ({ url: `/api/cohorts/${this.cohort()?.id}/gatherings`, params: { nature: this.nature() } }));

  /** Without a day to order them, the first is number one. */
  protected readonly byNumber = computed(() => [...this.undated.items()].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity)));
  protected readonly loading = computed(() => this.next.loading() || this.undated.loading() || this.past.loading());
  protected readonly error = computed(() => this.next.error() ?? this.undated.error() ?? this.past.error());
  protected readonly nothing = computed(
    () =>
      !this.loading() && !this.error() && !this.next.items().length && !this.undated.items().length && !this.past.items().length,
  );

  protected show(query: { parcours?: string; nature?: string }): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected value(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  protected reload(): void {
    for (const list of [this.next, this.undated, this.past]) list.reload();
  }

  private request(when: 'next' | 'past' | 'undated') {
    const cohort = this.cohort();
    if (!cohort) return undefined;
    return { url: `/api/cohorts/${cohort.id}/gatherings`, params: { when, ...(this.nature() && { nature: this.nature() }) } };
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ProjectListItem } from '../api';
import { Actor } from '../core/actor';
import { cohortChoice } from '../shared/cohort-choice';
import { DaysBar } from '../shared/days-bar';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { type Compared, inOrder } from '../shared/in-order';
import { keep, ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { RelativeDate } from '../shared/relative-date';
import { SortHeading } from '../shared/sort-heading';
import { SortedTable, SortSelect } from '../shared/sort-select';
import { ProjectApi } from './project.api';

/** What each heading compares: what is answered of the diagnostic, days used. */
const BY: Readonly<Record<string, (item: ProjectListItem) => Compared>> = {
  nom: ({ territoryName }) => territoryName,
  points: ({ findings, findingsAnswered }) => (findings ? findingsAnswered : null),
  appui: ({ daysUsed }) => daysUsed,
  nouvelles: ({ lastNewsOn }) => lastNewsOn,
};

/** The projects of a cohort, one's own first: what was taken up of the diagnostic, the days of support, the last news. */
@Component({
  selector: 'app-project-list',
  imports: [DaysBar, EmptyState, ListTools, ProblemNotice, RelativeDate, RouterLink, SortedTable, SortHeading, SortSelect],
  templateUrl: './project-list.html',
  styles: `
    .chip {
      margin-left: 0.35rem;
    }
    th br + .chip {
      margin: 0.3rem 0 0;
    }
    @media (max-width: 44rem) {
      td.unknown {
        display: none;
      }
    }
  `,
})
export class ProjectList {
  private readonly router = inject(Router);
  private readonly actor = inject(Actor);
  /** The cohort, in the address. */
  readonly parcours = input<string>();

  readonly tri = input<string>();

  protected readonly count = count;
  protected readonly cohorts = cohortChoice(this.parcours);
  protected readonly projects = inject(ProjectApi).list(() => this.cohorts.chosen()?.id);
  protected readonly items = computed(() => {
    const own = new Set(this.actor.hats().map(({ participationId }) => participationId));
    const items = this.projects.hasValue() ? this.projects.value().items : [];
    const told = items.map((item) => ({ ...item, own: own.has(item.participationId) }));
    const tri = this.tri();
    // One's own come first until another order is asked.
    return tri ? inOrder(told, tri, BY, ({ territoryName }) => territoryName) : told.sort((a, b) => Number(b.own) - Number(a.own));
  });
  /** The file follows the order of the page. */
  protected readonly asked = computed((): Record<string, string> => (this.tri() ? { keep: keep(this.items().map(({ participationId }) => participationId)) } : {}));
  /** Whether the reader follows the days and the news of any of them. */
  protected readonly followed = computed(() => this.items().some(({ daysUsed }) => daysUsed !== null));

  /** A funder's reader is not told that there are no news: they may not read them. */
  protected readonly readsNews = computed(() => this.actor.hats().some(({ hat }) => hat !== 'observer'));

  protected choose(parcours: string): void {
    void this.router.navigate([], { queryParams: { parcours } });
  }
}

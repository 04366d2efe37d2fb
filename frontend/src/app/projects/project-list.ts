import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { cohortChoice } from '../shared/cohort-choice';
import { DaysBar } from '../shared/days-bar';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { RelativeDate } from '../shared/relative-date';
import { ProjectApi } from './project.api';

/** The projects of a cohort, one's own first: what was taken up of the diagnostic, the days of support, the last news. */
@Component({
  selector: 'app-project-list',
  imports: [DaysBar, EmptyState, ListTools, ProblemNotice, RelativeDate, RouterLink],
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

  protected readonly count = count;
  protected readonly cohorts = cohortChoice(this.parcours);
  protected readonly projects = inject(ProjectApi).list(() => this.cohorts.chosen()?.id);
  protected readonly items = computed(() => {
    const own = new Set(this.actor.hats().map(({ participationId }) => participationId));
    const items = this.projects.hasValue() ? this.projects.value().items : [];
    return items.map((item) => ({ ...item, own: own.has(item.participationId) })).sort((a, b) => Number(b.own) - Number(a.own));
  });
  /** Whether the reader follows the days and the news of any of them. */
  protected readonly followed = computed(() => this.items().some(({ daysUsed }) => daysUsed !== null));

  /** A funder's reader is not told that there are no news: they may not read them. */
  protected readonly readsNews = computed(() => this.actor.hats().some(({ hat }) => hat !== 'observer'));

  protected choose(parcours: string): void {
    void this.router.navigate([], { queryParams: { parcours } });
  }
}

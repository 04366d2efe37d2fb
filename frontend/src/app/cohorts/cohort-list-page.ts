import { Component, effect, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ListTools } from '../shared/list-tools';
import { LoadMore } from '../shared/load-more';
import { ProblemNotice } from '../shared/problem-notice';
import { CohortApi } from './cohort.api';

/** The cohorts that one walks with; with one alone, its page opens at once. */
@Component({
  selector: 'app-cohort-list-page',
  imports: [DayPipe, EmptyState, ListTools, LoadMore, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <h1>Parcours</h1>
      <div class="actions no-print">
        @if (actor.wears('cohort_manager', 'pivot_ally') && cohorts.items().length > 1) {
          <a class="btn" routerLink="/parcours/cote-a-cote">Côte à côte</a>
        }
        @if (actor.wears('network_admin', 'observer', 'evaluator', 'cohort_manager', 'pivot_ally')) {
          <a class="btn" routerLink="/parcours/prevu-et-realise">Prévu et réalisé</a>
        }
        @if (actor.wears('network_admin')) {
          <a class="btn" routerLink="/administration/parcours">Ouvrir un parcours</a>
        }
      </div>
    </div>
    <app-problem [of]="cohorts.error()" [retriable]="true" (retry)="cohorts.reload()" />
    @if (cohorts.items().length) {
      <app-list-tools [of]="cohorts.asked()" />
      <ul class="stack">
        @for (cohort of cohorts.items(); track cohort.id) {
          <li>
            <a class="go" [routerLink]="['/parcours', cohort.id]">
              <span
                >{{ cohort.name }}{{ cohort.years ? ', ' + cohort.years : '' }}
                <small>{{ counted(cohort.territories) }}depuis le {{ cohort.startsOn | day }}</small></span
              >
            </a>
          </li>
        }
      </ul>
      <app-load-more [list]="cohorts" />
      @if (actor.wears('cohort_manager', 'pivot_ally') && !actor.wears('network_admin')) {
        <p class="quiet no-print">Un parcours de plus&#8239;? Demandez-le à l’administration du réseau&nbsp;: elle l’ouvre et vous y donne un rôle.</p>
      }
    } @else if (cohorts.loading()) {
      <p class="quiet" role="status">Un instant…</p>
    } @else if (!cohorts.error()) {
      <app-empty heading="Aucun parcours pour l’instant">
        <p>
          Un parcours réunit des territoires accompagnés ensemble. L’administration du réseau l’ouvre et vous y donne un rôle{{ actor.wears('cohort_manager', 'pivot_ally') ? ' : demandez-le-lui.' : '.' }}
        </p>
      </app-empty>
    }
  `,
})
export class CohortListPage {
  protected readonly actor = inject(Actor);
  protected readonly cohorts = inject(CohortApi).list();

  /** An administrator reads no territory, which is not to say that there are none. */
  protected counted(territories: number): string {
    return territories || !this.actor.wears('network_admin') ? `${count(territories, 'territoire')} · ` : '';
  }

  constructor() {
    const router = inject(Router);
    effect(() => {
      const [only, second] = this.cohorts.items();
      if (only && !second) void router.navigate(['/parcours', only.id], { replaceUrl: true });
    });
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Actor } from '../core/actor';
import { cohortChoice } from '../shared/cohort-choice';
import { EmptyState } from '../shared/empty-state';
import { count } from '../shared/french';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { EvaluationApi } from './evaluation.api';

/** Every effect and limit of a cohort, filtered in the address; figures open on what they count, missing voices are named. */
@Component({
  selector: 'app-cohort-effects',
  imports: [EmptyState, ListTools, ProblemNotice, RouterLink],
  templateUrl: './cohort-effects.html',
  styles: `
    .views {
      margin: 0 0 1rem;
    }
    tbody th {
      vertical-align: top;
    }
  `,
})
export class CohortEffects {
  private readonly router = inject(Router);
  private readonly actor = inject(Actor);
  readonly parcours = input<string>();
  readonly quoi = input<string>();
  readonly mot = input<string>();

  protected readonly count = count;
  protected readonly cohorts = cohortChoice(this.parcours);
  /** A delegate or an ally has their own territories; the whole is for staff and the evaluator. */
  protected readonly whole = computed(() => this.actor.wears('cohort_manager', 'pivot_ally', 'evaluator'));
  protected readonly own = computed(() => {
    const hats = this.actor.hats().filter(({ hat }) => hat === 'delegate' || hat === 'project_ally');
    return [...new Map(hats.map((hat) => [hat.participationId, hat])).values()];
  });
  protected readonly effects = inject(EvaluationApi).cohort(() => (this.whole() ? this.cohorts.chosen()?.id : undefined));
  protected readonly view = computed(() => (this.effects.hasValue() ? this.effects.value() : null));
  protected readonly items = computed(() =>
    (this.view()?.items ?? []).filter(
      ({ kind, labels }) =>
        (!this.quoi() || (this.quoi() === 'limites' ? kind === 'limit' : kind === 'effect')) &&
        (!this.mot() || labels.includes(this.mot() ?? '')),
    ),
  );

  /** The same filters, as the server names them. */
  protected readonly asked = computed(() => ({
    url: `/api/cohorts/${this.cohorts.chosen()?.id}/effects`,
    params: { kind: this.quoi() ? (this.quoi() === 'limites' ? 'limit' : 'effect') : '', label: this.mot() ?? '' },
  }));

  protected show(query: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: query, queryParamsHandling: 'merge' });
  }
}

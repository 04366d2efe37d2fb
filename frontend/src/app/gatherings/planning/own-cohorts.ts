import { computed, inject, type Signal } from '@angular/core';
import { Actor } from '../../core/actor';

/** The cohorts of whoever is signed in, the one that the address names (else the first), and whether they plan in it. */
export function ownCohorts(named: Signal<string>) {
  const actor = inject(Actor);
  const all = computed(() => {
    const known = new Map<string, string>();
    for (const { cohortId, cohortName } of actor.hats()) if (cohortId) known.set(cohortId, cohortName ?? '');
    return [...known].map(([id, name]) => ({ id, name }));
  });
  const cohort = computed(() => all().find(({ id }) => id === named()) ?? all()[0] ?? null);
  const mayPlan = computed(() => actor.hats().some(({ hat, cohortId }) => cohortId === cohort()?.id && (hat === 'cohort_manager' || hat === 'pivot_ally')));
  return { all, cohort, mayPlan };
}

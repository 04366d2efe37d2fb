import { computed, inject, type Signal } from '@angular/core';
import { Actor } from '../core/actor';

/** A cohort that one of the person's hats reaches. */
export interface ReachedCohort {
  readonly id: string;
  readonly name: string;
}

/** The cohorts of the person's hats, and the one that the address asks for (else the first, the most recent). */
export function cohortChoice(asked: Signal<string | undefined>) {
  const actor = inject(Actor);
  const all = computed(() => {
    const known = new Map<string, ReachedCohort>();
    for (const { cohortId, cohortName } of actor.hats())
      if (cohortId) known.set(cohortId, { id: cohortId, name: cohortName ?? '' });
    return [...known.values()];
  });
  return { all, chosen: computed(() => all().find(({ id }) => id === asked()) ?? all()[0]) };
}

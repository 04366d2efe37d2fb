import { computed, effect, inject, type Signal } from '@angular/core';
import { Actor } from '../../core/actor';
import { LastPlace } from './last-place';

/**
 * The cohorts of whoever is signed in, and whether they plan in the one that is open: the one that the address names, else
 * the one chosen last, else the one that lives now. Null for the moment that it takes to know, or without any.
 */
export function ownCohorts(named: Signal<string>) {
  const actor = inject(Actor);
  const last = inject(LastPlace);
  const all = computed(() => {
    const known = new Map<string, string>();
    for (const { cohortId, cohortName } of actor.hats()) if (cohortId) known.set(cohortId, cohortName ?? '');
    return [...known].map(([id, name]) => ({ id, name }));
  });
  const wanted = computed(() => all().find(({ id }) => id === named()) ?? all().find(({ id }) => id === last.chosen()) ?? null);
  const cohort = computed(() => {
    const living = wanted() ? [] : last.living();
    if (living === null) return null;
    return wanted() ?? living.map((id) => all().find((one) => one.id === id)).find(Boolean) ?? all()[0] ?? null;
  });
  effect(() => {
    if (!wanted()) last.ask();
  });
  const mayPlan = computed(() => actor.hats().some(({ hat, cohortId }) => cohortId === cohort()?.id && (hat === 'cohort_manager' || hat === 'pivot_ally')));
  /** Which cohort to open is still being asked. */
  const asking = computed(() => cohort() === null && all().length > 0);
  return { all, cohort, mayPlan, asking };
}

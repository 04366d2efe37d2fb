import type { Routes } from '@angular/router';

/** Effects and limits, under /effets. */
export default [
  { path: '', loadComponent: () => import('./cohort-effects').then((m) => m.CohortEffects) },
  {
    path: ':participationId',
    loadComponent: () => import('./effects-page').then((m) => m.EffectsPage),
    title: 'Ce que ça a changé',
  },
] satisfies Routes;

import type { Routes } from '@angular/router';

/** Where each territory stands, under /parcours. */
export default [
  { path: '', loadComponent: () => import('./cohort-list-page').then((m) => m.CohortListPage) },
  { path: ':cohortId', loadComponent: () => import('./cohort-page').then((m) => m.CohortPage) },
] satisfies Routes;

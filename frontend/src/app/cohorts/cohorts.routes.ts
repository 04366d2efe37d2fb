import type { Routes } from '@angular/router';

/** Where each territory stands, under /parcours. */
export default [
  { path: '', loadComponent: () => import('./cohort-list-page').then((m) => m.CohortListPage) },
  { path: ':cohortId/recrutement', loadComponent: () => import('./recruiting/recruiting-page').then((m) => m.RecruitingPage) },
  { path: ':cohortId', loadComponent: () => import('./cohort-page').then((m) => m.CohortPage) },
  { path: ':cohortId/page-exterieure', loadComponent: () => import('../behalf/outsider/outsider-pages').then((m) => m.OutsiderPages), title: 'Page pour l’extérieur' },
] satisfies Routes;

import type { Routes } from '@angular/router';

/** Where each territory stands, under /parcours. */
export default [
  { path: '', loadComponent: () => import('./cohort-list-page').then((m) => m.CohortListPage) },
  { path: 'cote-a-cote', loadComponent: () => import('./side/side-page').then((m) => m.SidePage) },
  { path: 'prevu-et-realise', loadComponent: () => import('./targets/targets-page').then((m) => m.TargetsPage) },
  { path: ':cohortId/prevu-et-realise', loadComponent: () => import('./targets/targets-page').then((m) => m.TargetsPage) },
  { path: ':cohortId/cadre', loadComponent: () => import('./frame/frame-page').then((m) => m.FramePage) },
  { path: ':cohortId/recrutement', loadComponent: () => import('./recruiting/recruiting-page').then((m) => m.RecruitingPage) },
  { path: ':cohortId/importer', loadComponent: () => import('./imports/import-start-page').then((m) => m.ImportStartPage), title: 'Importer une liste' },
  { path: ':cohortId/importer/:importId', loadComponent: () => import('./imports/import-page').then((m) => m.ImportPage), title: 'Importer une liste' },
  { path: ':cohortId/mandats', loadComponent: () => import('../network/territories/mandates-page').then((m) => m.MandatesPage), title: 'Après une élection' },
  { path: ':cohortId/questions', loadComponent: () => import('../questions/questions-page').then((m) => m.QuestionsPage), title: 'Questions reçues' },
  { path: ':cohortId/pieces', loadComponent: () => import('../gatherings/proof/agreements-page').then((m) => m.AgreementsPage), title: 'Pièces pour les financeurs' },
  { path: ':cohortId/pieces/:fundingId', loadComponent: () => import('../gatherings/proof/agreement-page').then((m) => m.AgreementPage) },
  { path: ':cohortId', loadComponent: () => import('./cohort-page').then((m) => m.CohortPage) },
  { path: ':cohortId/page-exterieure', loadComponent: () => import('../behalf/outsider/outsider-pages').then((m) => m.OutsiderPages), title: 'Page pour l’extérieur' },
] satisfies Routes;

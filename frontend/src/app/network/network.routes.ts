import type { Routes } from '@angular/router';

/** People and organisations of the network, under /annuaire. */
export default [
  { path: '', loadComponent: () => import('./directory-page').then((m) => m.DirectoryPage) },
  { path: 'structures', loadComponent: () => import('./organisation-list-page').then((m) => m.OrganisationListPage), title: 'Structures' },
  { path: 'structures/:organisationId', loadComponent: () => import('./organisation-page').then((m) => m.OrganisationPage), title: 'Structure' },
  { path: 'appeler', loadComponent: () => import('./callable-page').then((m) => m.CallablePage), title: 'Qui appeler\u202f?' },
  { path: 'allies', loadComponent: () => import('./allies/ally-list-page').then((m) => m.AllyListPage), title: 'Allié·es' },
  { path: 'allies/pour/:participationId', loadComponent: () => import('./allies/ally-shortlist-page').then((m) => m.AllyShortlistPage), title: 'Choisir un·e allié·e' },
  { path: 'disponibilites', loadComponent: () => import('./availability/availability-list-page').then((m) => m.AvailabilityListPage), title: 'Disponibilités' },
  { path: 'disponibilites/:requestId', loadComponent: () => import('./availability/availability-page').then((m) => m.AvailabilityPage), title: 'Disponibilités' },
  { path: 'doublons', loadComponent: () => import('./duplicates-page').then((m) => m.DuplicatesPage), title: 'Doublons possibles' },
  { path: 'reunir', loadComponent: () => import('./merge-page').then((m) => m.MergePage), title: 'Réunir deux fiches' },
  { path: ':personId', loadComponent: () => import('./person-page').then((m) => m.PersonPage) },
] satisfies Routes;

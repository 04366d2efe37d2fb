import type { Routes } from '@angular/router';

/** One's own account, under /mon-compte. */
export default [
  { path: '', loadComponent: () => import('./account-page').then((m) => m.AccountPage), title: 'Mon compte' },
  { path: 'mes-donnees', loadComponent: () => import('../../own-data/own-data-page').then((m) => m.OwnDataPage), title: 'Vos données' },
  {
    path: 'second-facteur',
    loadComponent: () => import('./enrol-second-factor-page').then((m) => m.EnrolSecondFactorPage),
    title: 'Deuxième protection',
  },
] satisfies Routes;

import type { Routes } from '@angular/router';

/** People and organisations of the network, under /annuaire. */
export default [
  { path: '', loadComponent: () => import('./directory-page').then((m) => m.DirectoryPage) },
  { path: ':personId', loadComponent: () => import('./person-page').then((m) => m.PersonPage) },
] satisfies Routes;

import type { Routes } from '@angular/router';

/** Who does what in a territory, under /territoires. */
export default [
  { path: '', loadComponent: () => import('./territory-list-page').then((m) => m.TerritoryListPage) },
  { path: ':participationId', loadComponent: () => import('./territory-page').then((m) => m.TerritoryPage) },
] satisfies Routes;

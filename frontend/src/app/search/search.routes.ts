import type { Routes } from '@angular/router';

/** Everything that a phrase finds, under /chercher. */
export default [{ path: '', loadComponent: () => import('./search-page').then((m) => m.SearchPage) }] satisfies Routes;

import type { Routes } from '@angular/router';

/** À faire: what is next for the hats of the person, under /a-faire. */
export default [{ path: '', loadComponent: () => import('./home-page').then((m) => m.HomePage) }] satisfies Routes;

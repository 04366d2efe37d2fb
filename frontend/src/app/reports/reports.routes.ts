import type { Routes } from '@angular/router';

/** The territory's page of the report, under /bilan. */
export default [
  { path: '', loadComponent: () => import('./report-list').then((m) => m.ReportList) },
  { path: ':participationId', loadComponent: () => import('./report-page').then((m) => m.ReportPage), title: 'Page du bilan' },
  {
    path: ':participationId/versions/:number',
    loadComponent: () => import('./report-page').then((m) => m.ReportPage),
    title: 'Page du bilan',
  },
] satisfies Routes;

import type { Routes } from '@angular/router';

/** Sensitive diagnostics and their team, under /diagnostics. */
export default [
  { path: '', loadComponent: () => import('./diagnostic-list').then((m) => m.DiagnosticListPage) },
  { path: ':diagnosticId', loadComponent: () => import('./diagnostic-page').then((m) => m.DiagnosticPage) },
  {
    path: ':diagnosticId/nouvel-entretien',
    loadComponent: () => import('./new-interview-page').then((m) => m.NewInterviewPage),
    title: 'Nouvel entretien',
  },
] satisfies Routes;

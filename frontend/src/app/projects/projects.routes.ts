import type { Routes } from '@angular/router';

/** Pilot projects, under /projets. */
export default [
  { path: '', loadComponent: () => import('./project-list').then((m) => m.ProjectList) },
  { path: ':participationId', loadComponent: () => import('./project-page').then((m) => m.ProjectPage), title: 'Projet' },
  {
    path: ':participationId/notes',
    loadComponent: () => import('./notes-page').then((m) => m.NotesPage),
    title: 'Les trois notes',
  },
  {
    path: ':participationId/appui',
    loadComponent: () => import('./support-page').then((m) => m.SupportPage),
    title: 'Jours d’appui',
  },
  {
    path: ':participationId/bureau-municipal',
    loadComponent: () => import('./council-page').then((m) => m.CouncilPage),
    title: 'Pour le bureau municipal',
  },
] satisfies Routes;

import type { Routes } from '@angular/router';
import { guarded } from '../shared/guarded-routes';

/** The newsletter, under /infolettre: what was sent, and the number that is being written. */
export default guarded([
  { path: '', loadComponent: () => import('./newsletter-list-page').then((m) => m.NewsletterListPage) },
  {
    path: 'brouillon/:newsletterId',
    loadComponent: () => import('./newsletter-page').then((m) => m.NewsletterPage),
    title: 'Infolettre',
  },
  { path: 'numero/:issueId', loadComponent: () => import('./issue-page').then((m) => m.IssuePage), title: 'Infolettre' },
] satisfies Routes);

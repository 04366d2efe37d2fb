import type { Routes } from '@angular/router';

/** Several gatherings at once, the programme on paper, and the chantiers, under /rendez-vous. */
export const planningRoutes: Routes = [
  { path: 'serie', loadComponent: () => import('./series-page').then((m) => m.SeriesPage), title: 'Prévoir une série' },
  { path: 'inviter', loadComponent: () => import('../inviting/invite-series-page').then((m) => m.InviteSeriesPage), title: 'Inviter à plusieurs dates' },
  { path: 'reprendre', loadComponent: () => import('./take-up-page').then((m) => m.TakeUpPage), title: 'Reprendre un programme' },
  { path: 'programme', loadComponent: () => import('./programme-paper-page').then((m) => m.ProgrammePaperPage), title: 'Programme' },
  { path: 'chantiers', loadComponent: () => import('./group-list-page').then((m) => m.GroupListPage), title: 'Chantiers' },
  { path: 'chantiers/:groupId', loadComponent: () => import('./group-page').then((m) => m.GroupPage), title: 'Chantier' },
];

import type { Routes } from '@angular/router';

/** Who does what in a territory, under /territoires. */
export default [
  { path: '', loadComponent: () => import('./territory-list-page').then((m) => m.TerritoryListPage) },
  { path: 'fiche/:territoryId', loadComponent: () => import('../network/territories/territory-record-page').then((m) => m.TerritoryRecordPage) },
  { path: ':participationId/institution', loadComponent: () => import('../network/territories/institution-page').then((m) => m.InstitutionView) },
  { path: ':participationId', loadComponent: () => import('./territory-page').then((m) => m.TerritoryPage) },
  { path: ':participationId/equipe', loadComponent: () => import('./team/team-page').then((m) => m.TeamPage), title: 'L’équipe' },
  { path: ':participationId/reprendre-le-fil', loadComponent: () => import('./story/story-page').then((m) => m.StoryPage), title: 'Reprendre le fil' },
  { path: ':participationId/pour-le-compte', loadComponent: () => import('../behalf/behalf-page').then((m) => m.BehalfPage), title: 'Pour le compte de' },
  { path: ':participationId/page-exterieure', loadComponent: () => import('../behalf/outsider/outsider-pages').then((m) => m.OutsiderPages), title: 'Page pour l’extérieur' },
  { path: ':participationId/qui-fait-quoi', loadComponent: () => import('../behalf/who-page').then((m) => m.WhoPage), title: 'Qui fait quoi' },
] satisfies Routes;

import type { Routes } from '@angular/router';
import { guarded } from '../shared/guarded-routes';
import { planningRoutes } from './planning/planning.routes';

/** Collective times, answers and presences, under /rendez-vous. Each dialog has an address of its own. */
export default guarded([
  {
    path: '',
    loadComponent: () => import('./gathering-list-page').then((m) => m.GatheringListPage),
    children: [
      {
        path: 'nouveau',
        loadComponent: () => import('./new-gathering-dialog').then((m) => m.NewGatheringDialog),
        title: 'Prévoir un rendez-vous',
      },
    ],
  },
  ...planningRoutes,
  {
    path: 'supports',
    loadComponent: () => import('./afterwards/supports-page').then((m) => m.SupportsPage),
    title: 'Retrouver les supports',
  },
  {
    path: ':gatheringId/places',
    loadComponent: () => import('./guests/places-page').then((m) => m.PlacesPage),
    title: 'Places et besoins',
  },
  {
    path: ':gatheringId/emargement',
    loadComponent: () => import('./sign-in-sheet-page').then((m) => m.SignInSheetPage),
    title: 'Feuille d’émargement',
  },
  {
    path: 'attentes',
    loadComponent: () => import('./peer-exchanges/crossed-expectations-page').then((m) => m.CrossedExpectationsPage),
    title: 'Attentes croisées',
  },
  {
    path: ':gatheringId/pairs',
    loadComponent: () => import('./peer-exchanges/peer-exchange-page').then((m) => m.PeerExchangePage),
    title: 'Échange entre pairs',
  },
  {
    path: ':gatheringId/pairs/:peerBoardId',
    loadComponent: () => import('./peer-exchanges/peer-board-page').then((m) => m.PeerBoardPage),
    title: 'Tableau entre pairs',
  },
  {
    path: ':gatheringId/visio/:videoImportId',
    loadComponent: () => import('./video/video-import-page').then((m) => m.VideoImportPage),
    title: 'Fichier de la visio',
  },
  {
    path: ':gatheringId/code',
    loadComponent: () => import('./presence/projector-page').then((m) => m.ProjectorPage),
    title: 'Code de la salle',
  },
  {
    path: ':gatheringId/accueil',
    loadComponent: () => import('./presence/tablet-page').then((m) => m.TabletPage),
    title: 'À l’accueil',
  },
  {
    path: ':gatheringId/saisir',
    loadComponent: () => import('./presence/sheet-entry-page').then((m) => m.SheetEntryPage),
    title: 'Saisir la feuille',
  },
  {
    path: ':gatheringId',
    loadComponent: () => import('./gathering-page').then((m) => m.GatheringPage),
    children: [
      { path: 'deroule', loadComponent: () => import('./planning/agenda-dialog').then((m) => m.AgendaDialog) },
      { path: 'modifier', loadComponent: () => import('./edit-gathering-dialog').then((m) => m.EditGatheringDialog) },
      { path: 'inviter', loadComponent: () => import('./inviting/invite-dialog').then((m) => m.InviteDialog) },
      { path: 'annuler', loadComponent: () => import('./inviting/cancel-dialog').then((m) => m.CancelDialog) },
      { path: 'retablir', loadComponent: () => import('./inviting/restore-dialog').then((m) => m.RestoreDialog) },
      { path: 'envois/:sendingId', loadComponent: () => import('./inviting/sending-dialog').then((m) => m.SendingDialog) },
      { path: 'relancer', loadComponent: () => import('./remind-dialog').then((m) => m.RemindDialog) },
      { path: 'ajouter', loadComponent: () => import('./arrival-dialog').then((m) => m.ArrivalDialog) },
    ],
  },
] satisfies Routes);

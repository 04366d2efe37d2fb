import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { Actor } from '../core/actor';
import { forHats } from '../core/signed-in.guard';
import { guarded } from '../shared/guarded-routes';
import { AdminFrame } from './admin-frame';

/** What concerns the whole network is its administrators'; others land on the roles of their cohort. */
const administrators: CanActivateFn = () => inject(Actor).wears('network_admin') || inject(Router).parseUrl('/administration/roles');

/** The first page that serves; decided by a guard, once it is known who is signed in. */
const first: CanActivateFn = () => inject(Router).parseUrl(inject(Actor).wears('network_admin') ? '/administration/comptes' : '/administration/roles');

/** Accounts, hats, e-mails, audit and settings, under /administration. Staff of a cohort come for its roles and e-mails. */
export default guarded([
  {
    path: '',
    component: AdminFrame,
    canActivate: [forHats('network_admin', 'cohort_manager', 'pivot_ally')],
    children: [
      { path: '', pathMatch: 'full', canActivate: [first], children: [] },
      { path: 'comptes', canActivate: [administrators], loadComponent: () => import('./account-list-page').then((m) => m.AccountListPage), title: 'Accès' },
      { path: 'roles', loadComponent: () => import('./hat-list-page').then((m) => m.HatListPage), title: 'Rôles' },
      { path: 'parcours', canActivate: [administrators], loadComponent: () => import('./cohort-opening-page').then((m) => m.CohortOpeningPage), title: 'Ouvrir un parcours' },
      { path: 'e-mails', loadComponent: () => import('./outbox-page').then((m) => m.OutboxPage), title: 'E-mails' },
      { path: 'textes', loadComponent: () => import('./mail-texts-page').then((m) => m.MailTextsPage), title: 'Textes des e-mails' },
      { path: 'demandes', loadComponent: () => import('../own-data/request-list-page').then((m) => m.RequestListPage), title: 'Demandes' },
      { path: 'journal', canActivate: [administrators], loadComponent: () => import('./audit-page').then((m) => m.AuditPage), title: 'Journal' },
      { path: 'elections', canActivate: [administrators], loadComponent: () => import('./elections-page').then((m) => m.ElectionsPage), title: 'Élections' },
      { path: 'reglages', canActivate: [administrators], loadComponent: () => import('./settings-page').then((m) => m.SettingsPage), title: 'Réglages' },
    ],
  },
] satisfies Routes);

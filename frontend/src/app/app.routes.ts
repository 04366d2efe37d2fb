import type { Routes } from '@angular/router';
import { signedIn } from './core/signed-in.guard';

/** The addresses of the application. Features fill their own routes file; nothing is added here for a new screen. Personal links (/l#…) have a door of their own. */
export const routes: Routes = [
  { path: 'connexion', loadChildren: () => import('./core/sign-in/sign-in.routes') },
  {
    path: 'invitation-compte',
    loadComponent: () => import('./core/sign-in/choose-password-page').then((m) => m.ChoosePasswordPage),
    data: { invitation: true },
    title: 'Bienvenue',
  },
  {
    path: 'mot-de-passe',
    loadComponent: () => import('./core/sign-in/choose-password-page').then((m) => m.ChoosePasswordPage),
    title: 'Choisir un mot de passe',
  },
  { path: 'verifier', loadComponent: () => import('./gatherings/proof/check-page').then((m) => m.CheckPage), title: 'Vérifier un document' },
  { path: 'mes-donnees', loadComponent: () => import('./own-data/ask-link-page').then((m) => m.AskLinkPage), title: 'Vos données' },
  // A number that staff made public: anybody's, without the menu.
  { path: 'infolettre/:issueId', loadComponent: () => import('./newsletter/public-issue-page').then((m) => m.PublicIssuePage), title: 'Infolettre' },
  {
    path: '',
    loadComponent: () => import('./core/shell').then((m) => m.Shell),
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'a-faire' },
      { path: 'a-faire', loadChildren: () => import('./home/home.routes'), title: 'À faire' },
      { path: 'parcours', loadChildren: () => import('./cohorts/cohorts.routes'), title: 'Parcours' },
      { path: 'territoires', loadChildren: () => import('./cohorts/territories.routes'), title: 'Territoires' },
      { path: 'rendez-vous', loadChildren: () => import('./gatherings/gatherings.routes'), title: 'Rendez-vous' },
      { path: 'diagnostics', loadChildren: () => import('./diagnostics/diagnostics.routes'), title: 'Diagnostics' },
      { path: 'entretiens', loadChildren: () => import('./diagnostics/interviews.routes'), title: 'Entretien' },
      { path: 'projets', loadChildren: () => import('./projects/projects.routes'), title: 'Projets' },
      { path: 'effets', loadChildren: () => import('./evaluation/evaluation.routes'), title: 'Effets' },
      { path: 'dossiers', loadComponent: () => import('./gatherings/proof/funder-packs-page').then((m) => m.FunderPacksPage), title: 'Dossiers de pièces' },
      { path: 'bilan', loadChildren: () => import('./reports/reports.routes'), title: 'Bilan' },
      { path: 'infolettre', loadChildren: () => import('./newsletter/newsletter.routes'), title: 'Infolettre' },
      { path: 'annuaire', loadChildren: () => import('./network/network.routes'), title: 'Annuaire' },
      { path: 'administration', loadChildren: () => import('./admin/admin.routes'), title: 'Administration' },
      { path: 'chercher', loadChildren: () => import('./search/search.routes'), title: 'Chercher' },
      { path: 'mon-compte', loadChildren: () => import('./core/sign-in/account.routes'), title: 'Mon compte' },
      { path: '**', loadComponent: () => import('./core/not-found').then((m) => m.NotFound), title: 'Page introuvable' },
    ],
  },
];

import type { Routes } from '@angular/router';
import { SignInPage } from './sign-in-page';
import { UseLinkPage } from './use-link-page';

/** Signing in, under /connexion. */
export default [
  { path: '', component: SignInPage, title: 'Se connecter' },
  { path: 'organisation', loadComponent: () => import('./organisation-page').then((m) => m.OrganisationPage), title: 'Se connecter' },
  { path: 'lien', component: UseLinkPage, title: 'Se connecter' },
] satisfies Routes;

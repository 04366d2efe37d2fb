import type { Routes } from '@angular/router';
import { SecondFactorCheckPage } from './second-factor-check-page';
import { SignInPage } from './sign-in-page';
import { UseLinkPage } from './use-link-page';

/** Signing in, under /connexion. */
export default [
  { path: '', component: SignInPage, title: 'Se connecter' },
  { path: 'lien', component: UseLinkPage, title: 'Se connecter' },
  { path: 'code', component: SecondFactorCheckPage, title: 'C’est bien vous ?' },
] satisfies Routes;

import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Actor, type HatName } from './actor';

/** Lets signed-in people through; others sign in first and then land where they were going. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const actor = inject(Actor);
  const router = inject(Router);
  // A server that does not answer is said by the sign-in page itself, which then goes back where one was going.
  const me = await actor.known().catch(() => null);
  if (me) return true;
  return new RedirectCommand(router.createUrlTree(['/connexion'], { queryParams: url === '/' ? {} : { retour: url } }));
};

/** Offers a page only to some hats; to others it does not exist, as on the server. */
export const forHats =
  (...hats: readonly HatName[]): CanActivateFn =>
  async () => {
    const actor = inject(Actor);
    const router = inject(Router);
    await actor.known();
    return actor.wears(...hats) || router.createUrlTree(['/page-introuvable']);
  };

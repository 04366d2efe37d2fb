/**
 * Two doors into one house. Somebody who opens a personal link on a phone gets only what that page needs:
 * neither the router nor the menu is loaded. Everybody else gets the whole application.
 */
const fromLink = /^\/l(\/|$)/.test(location.pathname);

(fromLink ? import('./app/core/link/boot') : import('./app/boot'))
  .then(({ boot }) => boot())
  .catch((error: unknown) => console.error(error));

import { Location } from '@angular/common';
import { inject } from '@angular/core';

/**
 * Reads the token of a link's address (`?token=…`, `?jeton=…` or `#…`) and takes it out of the address bar,
 * so that it stays neither in the history nor in what the page tells other sites.
 */
export function takeToken(): string {
  const location = inject(Location);
  const address = new URL(location.path(true) || '/', 'http://here');
  const token = address.searchParams.get('token') ?? address.searchParams.get('jeton') ?? address.hash.slice(1);
  if (token) location.replaceState(address.pathname);
  return token;
}

import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Service } from '@angular/core';

/** The personal link this page was opened from. It lives in memory and the tab's own storage, never in the address. */
@Service()
export class LinkToken {
  private token = sessionStorage.getItem('link') ?? '';

  /** The token, or nothing when the page was not opened from a personal link. */
  get value(): string {
    return this.token;
  }

  /** Keeps the token for this tab, so that a reload of the page still knows it. */
  keep(token: string): void {
    this.token = token;
    sessionStorage.setItem('link', token);
  }
}

/** Requests made from a link's page act by that link, not by a session that happens to be open in the browser. */
export const bearsLink: HttpInterceptorFn = (request, next) => {
  const token = inject(LinkToken).value;
  if (!token || !request.url.startsWith('/api/')) return next(request);
  return next(request.clone({ setHeaders: { 'x-cordee-link': token } }));
};

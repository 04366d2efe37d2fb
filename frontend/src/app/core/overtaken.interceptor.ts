import { type HttpEvent, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { type Observable, of, switchMap, tap } from 'rxjs';

/** Writes of this tab that were answered so far. */
let written = 0;

/**
 * A reading that a write of this tab overtook is asked again: what it brings may be older than what was just done, and the
 * screen that then wanted to read again was not heard, for a resource does not reload while it loads. Three times at most,
 * so that somebody who writes without a pause reads all the same.
 */
export const overtaken: HttpInterceptorFn = (request, next) => {
  if (request.url.startsWith('/api/auth/')) return next(request);
  if (request.method !== 'GET') return next(request).pipe(tap((event) => event instanceof HttpResponse && (written += 1)));
  const read = (left: number): Observable<HttpEvent<unknown>> => {
    const before = written;
    return next(request).pipe(switchMap((event) => (left && event instanceof HttpResponse && written > before ? read(left - 1) : of(event))));
  };
  return request.responseType === 'json' ? read(3) : next(request);
};

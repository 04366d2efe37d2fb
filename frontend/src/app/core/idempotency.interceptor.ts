import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { tap } from 'rxjs';

const pending = new Map<string, string>();

/**
 * Gives each creation its Idempotency-Key. The same body sent again to the same address before a clear answer
 * (a second click, a lost network, a server that restarted) carries the same key, so it is created once.
 */
export const idempotency: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'POST' || !request.url.startsWith('/api/') || request.url.startsWith('/api/auth/')) return next(request);
  if (request.body instanceof FormData || request.body instanceof Blob) return next(request);

  const submission = `${request.urlWithParams}\n${JSON.stringify(request.body)}`;
  const key = pending.get(submission) ?? crypto.randomUUID();
  pending.set(submission, key);
  return next(request.clone({ setHeaders: { 'Idempotency-Key': key } })).pipe(
    tap({
      next: (event) => {
        if (event instanceof HttpResponse) pending.delete(submission);
      },
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && isClear(error.status)) pending.delete(submission);
      },
    }),
  );
};

/** 401 is sent again once signed in, 409 means that the first try still runs: both keep their key. */
function isClear(status: number): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 409;
}

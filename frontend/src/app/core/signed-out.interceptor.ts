import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Actor } from './actor';
import { SignInAgain } from './sign-in-again';

/** A session that ends while somebody types opens a dialog; once signed in again, the refused request leaves anew. */
export const signedOut: HttpInterceptorFn = (request, next) => {
  // The sign-in calls answer 401 for reasons of their own; injecting Actor for them would also make a circle.
  if (!request.url.startsWith('/api/') || request.url.startsWith('/api/auth/') || request.headers.has('Authorization')) {
    return next(request);
  }
  const actor = inject(Actor);
  const again = inject(SignInAgain);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse && error.status === 401 && actor.me())) return throwError(() => error);
      return from(again.ask()).pipe(switchMap((signedIn) => (signedIn ? next(request) : throwError(() => error))));
    }),
  );
};

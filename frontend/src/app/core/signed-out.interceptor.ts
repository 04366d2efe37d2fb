import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Actor } from './actor';
import { toProblem } from './problem';
import { type Missing, SignInAgain } from './sign-in-again';

/**
 * A session that ends while somebody types, or a second factor asked for today, opens a dialog; the refused request
 * then leaves anew. Who must first add a second factor is taken there.
 */
export const signedOut: HttpInterceptorFn = (request, next) => {
  // The sign-in calls answer 401 for reasons of their own; injecting Actor for them would also make a circle.
  if (!request.url.startsWith('/api/') || request.url.startsWith('/api/auth/')) return next(request);
  const actor = inject(Actor);
  const again = inject(SignInAgain);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      const missing = actor.me() && !actor.leaving ? missingIn(error) : null;
      if (missing === 'enrolment') void router.navigateByUrl('/mon-compte/second-facteur');
      if (!missing || missing === 'enrolment') return throwError(() => error);
      return from(again.ask(missing)).pipe(switchMap((given) => (given ? next(request) : throwError(() => error))));
    }),
  );
};

function missingIn(error: unknown): Missing | 'enrolment' | null {
  if (!(error instanceof HttpErrorResponse) || (error.status !== 401 && error.status !== 403)) return null;
  const { code, status } = toProblem(error);
  if (code === 'second-factor-to-enrol') return 'enrolment';
  if (code === 'second-factor-to-confirm') return 'code';
  return status === 401 ? 'session' : null;
}

import { registerLocaleData } from '@angular/common';
import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import french from '@angular/common/locales/fr';
import { LOCALE_ID, provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { idempotency } from '../idempotency.interceptor';
import { problems } from '../problem.interceptor';
import { progress } from '../progress';
import { LinkPage } from './link-page';
import { bearsLink } from './link-token';

/** Starts only the page of a personal link: no router, no menu, no session. */
export async function boot(): Promise<void> {
  registerLocaleData(french);
  await bootstrapApplication(LinkPage, {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideHttpClient(withNoXsrfProtection(), withInterceptors([problems, progress, idempotency, bearsLink])),
      { provide: LOCALE_ID, useValue: 'fr' },
    ],
  });
}

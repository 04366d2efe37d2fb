import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { idempotency } from '../idempotency.interceptor';
import { overtaken } from '../overtaken.interceptor';
import { problems } from '../problem.interceptor';
import { progress } from '../progress';
import { LinkPage } from './link-page';
import { bearsLink } from './link-token';

/** Starts only the page of a personal link: no router, no menu, no session. */
export async function boot(): Promise<void> {
  await bootstrapApplication(LinkPage, {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideHttpClient(withNoXsrfProtection(), withInterceptors([problems, progress, idempotency, overtaken, bearsLink])),
    ],
  });
}

import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  type Routes,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { idempotency } from './core/idempotency.interceptor';
import { overtaken } from './core/overtaken.interceptor';
import { PageTitle } from './core/page-title';
import { problems } from './core/problem.interceptor';
import { progress } from './core/progress';
import { signedOut } from './core/signed-out.interceptor';

/** Core, router and HTTP: what every page loads before anything else. */
export const configOf = (pages: Routes): ApplicationConfig => ({
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      pages,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    // Requests are protected by their origin on the server, so no token travels in a readable cookie.
    provideHttpClient(withNoXsrfProtection(), withInterceptors([problems, progress, idempotency, overtaken, signedOut])),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
});

export const appConfig = configOf(routes);

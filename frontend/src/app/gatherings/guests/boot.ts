import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { problems } from '../../core/problem.interceptor';

/** Starts a page that belongs to nobody: a gathering handed on, or a calendar's address. No router, no session. */
export async function boot(): Promise<void> {
  const page = location.pathname.startsWith('/venir')
    ? (await import('./gathering-door')).GatheringDoorPage
    : (await import('./calendar-door')).CalendarDoorPage;
  await bootstrapApplication(page, {
    providers: [provideBrowserGlobalErrorListeners(), provideHttpClient(withNoXsrfProtection(), withInterceptors([problems]))],
  });
}

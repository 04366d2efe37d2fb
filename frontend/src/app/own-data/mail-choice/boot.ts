import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { problems } from '../../core/problem.interceptor';
import { MailChoiceDoor } from './mail-choice-door';

/** Starts only the page of unsubscribing: no router, no menu, no session. */
export async function boot(): Promise<void> {
  await bootstrapApplication(MailChoiceDoor, {
    providers: [provideBrowserGlobalErrorListeners(), provideHttpClient(withNoXsrfProtection(), withInterceptors([problems]))],
  });
}

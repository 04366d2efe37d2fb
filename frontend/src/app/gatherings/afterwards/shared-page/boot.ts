import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { problems } from '../../../core/problem.interceptor';
import { SharedDoor } from './shared-door';

/** Starts only the page of supports to hand on: no router, no menu, no session. */
export async function boot(): Promise<void> {
  await bootstrapApplication(SharedDoor, {
    providers: [provideBrowserGlobalErrorListeners(), provideHttpClient(withNoXsrfProtection(), withInterceptors([problems]))],
  });
}

import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { problems } from '../../core/problem.interceptor';
import { OutsiderDoor } from './outsider-door';

/** Starts only the page for those outside: no router, no menu, no session. */
export async function boot(): Promise<void> {
  await bootstrapApplication(OutsiderDoor, {
    providers: [provideBrowserGlobalErrorListeners(), provideHttpClient(withNoXsrfProtection(), withInterceptors([problems]))],
  });
}

import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { problems } from '../../../core/problem.interceptor';
import { progress } from '../../../core/progress';
import { DoorPage } from './door-page';

/** Starts only the page behind the room's code: no router, no menu. */
export async function boot(): Promise<void> {
  await bootstrapApplication(DoorPage, {
    providers: [provideBrowserGlobalErrorListeners(), provideHttpClient(withNoXsrfProtection(), withInterceptors([problems, progress]))],
  });
}

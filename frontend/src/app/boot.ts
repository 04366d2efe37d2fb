import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';

/** Starts the whole application. */
export async function boot(): Promise<void> {
  await bootstrapApplication(App, appConfig);
}

import { registerLocaleData } from '@angular/common';
import french from '@angular/common/locales/fr';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';

/** Starts the whole application. */
export async function boot(): Promise<void> {
  registerLocaleData(french);
  await bootstrapApplication(App, appConfig);
}

import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';
import { keptDoor } from './core/kept-door';

/** Starts the whole application, or the tablet at the door alone where its page was reloaded and no server answers. */
export async function boot(): Promise<void> {
  const { aloneConfig } = (await isAlone()) ? await import('./gatherings/presence/alone') : { aloneConfig: appConfig };
  // Once the page has its files: what another day left on this device goes.
  keptDoor();
  await bootstrapApplication(App, aloneConfig);
}

/** Only a page that its worker brought can be without a server. */
async function isAlone(): Promise<boolean> {
  if (!navigator.serviceWorker?.controller || !/^\/rendez-vous\/[\w-]+\/accueil$/.test(location.pathname)) return false;
  try {
    return (await fetch('/api/auth/me', { signal: AbortSignal.timeout(6000) })).status >= 500;
  } catch {
    return true;
  }
}

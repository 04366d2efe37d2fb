import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';
import { keptDoor } from './core/kept-door';

/** Starts the whole application, or the tablet at the door alone where its page was reloaded and no server answers. */
export async function boot(): Promise<void> {
  const { aloneConfig } = (await isAlone()) ? await import('./gatherings/presence/alone') : { aloneConfig: appConfig };
  await bootstrapApplication(App, aloneConfig);
}

async function isAlone(): Promise<boolean> {
  const kept = keptDoor();
  if (!kept?.list || location.pathname !== `/rendez-vous/${kept.gatheringId}/accueil`) return false;
  try {
    return (await fetch('/api/auth/me', { signal: AbortSignal.timeout(6000) })).status >= 500;
  } catch {
    return true;
  }
}

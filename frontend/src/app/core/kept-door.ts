const place = 'accueil';
const arrivals = 'arrivees';
const week = 7 * 86_400_000;

/** What this device keeps of one day at one door, so that a page reloaded without a network still has its list. */
export interface KeptDoor<T = unknown> {
  readonly gatheringId: string;
  /** Who read the list: nobody else is shown it by this device, nor sends what they noted. */
  readonly by: string;
  /** The day, as this device's own calendar says it: the next morning there is nothing left. */
  readonly on: string;
  /** Nothing where somebody asked that nothing be kept that day. */
  readonly list: T | null;
}

export const localDay = () => new Date().toLocaleDateString('sv');

/** People added at a door, whom no server has yet: they outlive the list, a week at most, since nobody else knows that they came. */
export interface KeptArrivals<T = unknown> {
  readonly gatheringId: string;
  readonly by: string;
  readonly since: number;
  readonly items: readonly T[];
}

/** What is kept for today. Whatever another day left is erased at once, whoever opens the application. */
export function keptDoor<T>(): KeptDoor<T> | null {
  keptArrivals();
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as KeptDoor<T> | null;
    if (!kept || kept.on === localDay()) return kept;
  } catch {
    // A browser that keeps nothing, or something that nobody can read: as if nothing was there.
  }
  void forgetDoor();
  return null;
}

/** Whether the browser could keep it. */
export function keepDoor(kept: KeptDoor): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Erases the list, the page's files and its worker: at the end of the day, on signing out, when the server knows nobody here any more. */
export async function forgetDoor(): Promise<void> {
  try {
    localStorage.removeItem(place);
    await forgetPage();
  } catch {
    // Where there is no storage, nothing was kept.
  }
}

/** Takes the worker away, with the files that it holds; a name was never among them. */
export async function forgetPage(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(`${place}-`));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The arrivals that wait for a server. */
export function keptArrivals<T>(): KeptArrivals<T> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(arrivals) ?? 'null') as KeptArrivals<T> | null;
    if (!kept || kept.since > Date.now() - week) return kept;
  } catch {
    // As if nothing was there.
  }
  keepArrivals(null);
  return null;
}

/** Keeps them, or nothing. */
export function keepArrivals(kept: KeptArrivals | null): void {
  try {
    if (kept) localStorage.setItem(arrivals, JSON.stringify(kept));
    else localStorage.removeItem(arrivals);
  } catch {
    // They live in the page's memory alone.
  }
}

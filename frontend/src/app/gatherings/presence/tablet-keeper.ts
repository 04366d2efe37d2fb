import { computed, inject, Injectable, signal } from '@angular/core';
import type { VisitorInput } from '../../api';
import { Actor } from '../../core/actor';
import { forgetDoor, forgetPage, keepArrivals, keepDoor, keptArrivals, type KeptDoor, keptDoor, localDay } from '../../core/kept-door';
import { type DoorList, toKeep } from './door-list';
import type { Arrivals } from './visitors';

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(address: string): string };
}

/** Under Trusted Types a worker's address is believed through a named policy alone: this one knows one address. */
let policy: ReturnType<Policies['createPolicy']> | undefined;

function worker(): string {
  const { trustedTypes } = window as unknown as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('cordee-door', { createScriptURL: () => '/accueil.js' });
  return policy ? policy.createScriptURL('') : '/accueil.js';
}

/**
 * What this device keeps of the door, of today's alone and until tonight: the names, so that somebody can go on ticking, and
 * the files of this one page. Nothing is kept where the browser cannot serve the page without a network, or where
 * somebody asked for nothing.
 */
@Injectable()
export class TabletKeeper {
  private readonly actor = inject(Actor);
  private readonly kept = signal(keptDoor<DoorList>());
  /** A page that a worker brought was brought by this one: there is no other. */
  private readonly served = signal(!!navigator.serviceWorker?.controller);
  private serving: Promise<boolean> | null = null;

  readonly possible = isSecureContext && 'serviceWorker' in navigator && 'caches' in window;
  /** The page would come back, with its list, after a reload without a network. */
  readonly ready = computed(() => this.served() && !!this.kept()?.list);
  readonly declined = computed(() => this.kept()?.list === null);

  /** Who the page works for: whoever is signed in, or whoever read the list that is kept. */
  by(): string {
    return this.actor.me()?.person.id ?? this.kept()?.by ?? '';
  }

  /** The list that is kept of a gathering, for whoever read it. */
  list(gatheringId: string): DoorList | null {
    const kept = keptDoor<DoorList>();
    return kept?.gatheringId === gatheringId && kept.by === this.by() ? kept.list : null;
  }

  /** Where people who were added wait for a server: on this device as long as it keeps the list, else in the page alone. */
  arrivals(gatheringId: () => string): Arrivals {
    const own = () => {
      const kept = keptArrivals<VisitorInput>();
      return kept?.gatheringId === gatheringId() && kept.by === this.by() ? kept : null;
    };
    return {
      read: () => own()?.items ?? [],
      write: (items) => {
        const before = own();
        if (items.length && (before || this.kept()?.list)) keepArrivals({ gatheringId: gatheringId(), by: this.by(), since: before?.since ?? Date.now(), items });
        else if (before) keepArrivals(null);
      },
    };
  }

  /** Keeps what was just read, in place of what was there, unless somebody asked that nothing be kept here today. */
  async keep(gatheringId: string, list: DoorList): Promise<void> {
    const before = keptDoor();
    if (!this.possible || (before?.gatheringId === gatheringId && before.list === null)) return;
    const serving = (this.serving ??= serve(gatheringId));
    const served = await serving;
    // Somebody said « Oublier » meanwhile.
    if (this.serving !== serving) return;
    this.served.set(served);
    const kept = this.of(gatheringId, toKeep(list));
    if (served && keepDoor(kept)) this.kept.set(kept);
    if (!served) this.serving = null;
  }

  /** Asked on the page: nothing any more, and nothing again today. */
  async decline(gatheringId: string): Promise<void> {
    // Written first, so that a reading that arrives meanwhile keeps nothing; said once it is true.
    const kept = this.of(gatheringId, null);
    keepDoor(kept);
    keepArrivals(null);
    await this.stop(forgetPage);
    this.kept.set(kept);
  }

  /** Asked on the page, after all: as before. */
  async accept(gatheringId: string, list: DoorList): Promise<void> {
    await this.forget();
    await this.keep(gatheringId, list);
  }

  /** The day, the list or the right to read it is over. */
  async forget(): Promise<void> {
    this.kept.set(null);
    await this.stop(forgetDoor);
  }

  private async stop(erase: () => Promise<void>): Promise<void> {
    this.serving = null;
    this.served.set(false);
    await erase();
  }

  private of(gatheringId: string, list: DoorList | null): KeptDoor<DoorList> {
    return { gatheringId, by: this.by(), on: localDay(), list };
  }
}

/** Whether the worker of this page alone is at work and holds its files; a newer one takes its place by itself. */
async function serve(gatheringId: string): Promise<boolean> {
  try {
    const scope = `/rendez-vous/${gatheringId}/accueil`;
    const { active, installing, waiting } = await navigator.serviceWorker.register(worker(), { scope, updateViaCache: 'none' });
    const one = active ?? waiting ?? installing;
    return !!one && (await activated(one)) && (await whole(one));
  } catch {
    // A browser, or a window, that allows no worker: the page works as it does without.
    return false;
  }
}

function activated(one: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (one.state === 'activated' || one.state === 'redundant') resolve(one.state === 'activated');
    };
    one.addEventListener('statechange', look);
    look();
  });
}

function whole(one: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    one.postMessage('whole', [port2]);
  });
}

import { computed, signal } from '@angular/core';
import type { PresenceAct } from '../../api';
import type { PresenceApi } from './presence.api';
import { TickQueue } from './tick-queue';

const tab = 'tablet';

/**
 * All that this device noted of a gathering for one person: by this tab, and by tabs that were closed, or thrown away,
 * before the server had acknowledged. Each goes under its own tablet's name, so that nothing is written twice.
 */
export class TickQueues {
  private readonly queues = signal<readonly TickQueue[]>([]);

  readonly waiting = computed(() => this.queues().reduce((sum, queue) => sum + queue.waiting(), 0));
  readonly away = computed(() => this.queues().some((queue) => queue.away()));
  readonly failure = computed(() => this.queues().map((queue) => queue.failure()).find(Boolean) ?? null);

  constructor(gatheringId: string, by: string, api: PresenceApi, refused: (act: PresenceAct) => void) {
    const names = `presence:${gatheringId}:${by}:`;
    const own = names + ownTab();
    const left = Object.keys(localStorage).filter((name) => name.startsWith(names) && name !== own);
    this.queues.set([own, ...left].map((name) => new TickQueue(name, 'tablet', (acts) => api.record(gatheringId, acts), refused, localStorage)));
  }

  said(registrationId: string, halfDayId: string): boolean | undefined {
    return this.queues().map((queue) => queue.said(registrationId, halfDayId)).find((there) => there !== undefined);
  }

  async set(registrationId: string, halfDayId: string, there: boolean, reason: string | null): Promise<void> {
    await this.queues()[0]?.set(registrationId, halfDayId, there, reason);
  }

  async flush(): Promise<void> {
    // What was noted first goes first.
    for (const queue of this.queues().toReversed()) await queue.flush();
  }

  settle(): void {
    for (const queue of this.queues()) queue.settle();
  }

  stop(): void {
    for (const queue of this.queues()) queue.stop();
  }
}

/** A tab reloaded is the same tablet; one opened anew is another. */
function ownTab(): string {
  const known = sessionStorage.getItem(tab) ?? crypto.randomUUID();
  sessionStorage.setItem(tab, known);
  return known;
}

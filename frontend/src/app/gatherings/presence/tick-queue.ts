import { signal } from '@angular/core';
import type { PresenceAcknowledged, PresenceAct, PresenceActs } from '../../api';
import { Problem, toProblem } from '../../core/problem';

type Act = Required<PresenceAct>;
type Sent = Omit<PresenceActs, 'acts'> & { acts: Act[] };

/** Where a page keeps what it has not yet been told is written: ids alone, never a name or a reason. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Kept {
  tabletId: string;
  number: number;
  acts: Act[];
}

const fresh = 20_000;
const waits = [1000, 2000, 5000, 10_000, 15_000];

/**
 * The ticks of one open page: each shows at once, has a number of its own, and is sent again until the server acknowledges
 * it, in whatever order the network likes. What needs a reason comes back by `refused`.
 */
export class TickQueue {
  private readonly kept: Kept;
  private readonly cells = signal<ReadonlyMap<string, { there: boolean; at: number }>>(new Map());
  private sending = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** How many acts the server has not acknowledged. */
  readonly waiting = signal(0);
  /** Whether the last try found no server. */
  readonly away = signal(false);
  /** A refusal that no new try would change. */
  readonly failure = signal<unknown>(null);

  constructor(
    private readonly name: string,
    private readonly source: PresenceActs['source'],
    private readonly send: (acts: Sent) => Promise<PresenceAcknowledged>,
    private readonly refused: (act: Act) => void,
    private readonly keep: Keep,
  ) {
    this.kept = (JSON.parse(keep.getItem(name) ?? 'null') as Kept | null) ?? {
      tabletId: crypto.randomUUID(),
      number: 0,
      acts: [],
    };
    for (const { registrationId, halfDayId, there } of this.kept.acts) this.say(registrationId, halfDayId, there);
    this.show();
    if (this.kept.acts.length) void this.flush();
  }

  /** What the page says of a cell, until the list that was read says it too. */
  said(registrationId: string, halfDayId: string): boolean | undefined {
    return this.cells().get(`${registrationId} ${halfDayId}`)?.there;
  }

  set(registrationId: string, halfDayId: string, there: boolean, reason: string | null = null): Promise<void> {
    this.kept.acts.push({ number: ++this.kept.number, registrationId, halfDayId, there, reason });
    this.say(registrationId, halfDayId, there);
    this.show();
    return this.flush();
  }

  /** Tries now; called again by itself while something waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending || !this.kept.acts.length) return;
    this.sending = true;
    const acts = this.kept.acts.slice(0, 200);
    try {
      const { acknowledged, refused } = await this.send({ tabletId: this.kept.tabletId, source: this.source, acts });
      this.failures = 0;
      this.away.set(false);
      this.failure.set(null);
      const done = new Set([...acknowledged, ...refused.map(({ number }) => number)]);
      this.kept.acts = this.kept.acts.filter(({ number }) => !done.has(number));
      for (const one of refused) this.giveBack(acts.find((act) => act.number === one.number) as Act, one);
    } catch (error) {
      this.again(error, acts);
    } finally {
      this.sending = false;
      this.show();
    }
    if (this.kept.acts.length && !this.failures) await this.flush();
  }

  /** Once the list was read anew, it speaks for what no longer waits; what was just ticked may be newer than the reading. */
  settle(): void {
    const open = new Set(this.kept.acts.map((act) => `${act.registrationId} ${act.halfDayId}`));
    this.cells.update((cells) => new Map([...cells].filter(([cell, { at }]) => open.has(cell) || at > Date.now() - fresh)));
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private say(registrationId: string, halfDayId: string, there: boolean): void {
    this.cells.update((cells) => new Map(cells).set(`${registrationId} ${halfDayId}`, { there, at: Date.now() }));
  }

  private giveBack(act: Act, { code, detail }: PresenceAcknowledged['refused'][number]): void {
    this.cells.update((cells) => new Map([...cells].filter(([cell]) => cell !== `${act.registrationId} ${act.halfDayId}`)));
    if (code === 'half-day-to-come') this.failure.set(new Problem(409, code, 'Non noté', detail));
    else this.refused(act);
  }

  private again(error: unknown, acts: readonly Act[]): void {
    const { status } = toProblem(error);
    this.failures += 1;
    if (status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429) {
      this.failure.set(error);
      this.failures = 0;
      const gone = new Set(acts.map(({ number }) => number));
      this.kept.acts = this.kept.acts.filter(({ number }) => !gone.has(number));
      this.cells.set(new Map());
      return;
    }
    this.away.set(true);
    this.timer = setTimeout(() => void this.flush(), waits[Math.min(this.failures, waits.length) - 1]);
  }

  private show(): void {
    this.waiting.set(this.kept.acts.length);
    if (!this.kept.acts.length) this.keep.removeItem(this.name);
    else this.keep.setItem(this.name, JSON.stringify({ ...this.kept, acts: this.kept.acts.map((act) => ({ ...act, reason: null })) }));
  }
}

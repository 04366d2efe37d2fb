import { signal } from '@angular/core';
import type { VisitorInput } from '../../api';
import { toProblem } from '../../core/problem';

/** Where visitors wait who are written nowhere else yet. */
export interface Arrivals {
  read(): readonly VisitorInput[];
  write(waiting: readonly VisitorInput[]): void;
}

/** Visitors of one page: each is shown at once and sent again until it is written, as one and the same, after a reload too where this device keeps the list. */
export class Visitors {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;

  readonly waiting = signal<readonly VisitorInput[]>([]);
  readonly away = signal(false);
  readonly failure = signal<unknown>(null);

  constructor(
    private readonly send: (visitor: VisitorInput) => Promise<unknown>,
    private readonly written: () => void,
    private readonly arrivals: Arrivals,
  ) {}

  /** Those of before the reload. */
  resume(): void {
    this.waiting.set(this.arrivals.read());
    void this.flush();
  }

  add(visitor: Omit<VisitorInput, 'id'>): void {
    this.show([...this.waiting(), { id: crypto.randomUUID(), ...visitor }]);
    void this.flush();
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const [first] = this.waiting();
    if (!first || this.sending) return;
    this.sending = true;
    try {
      await this.send(first);
      this.done(first);
      this.failure.set(null);
      this.away.set(false);
      this.written();
    } catch (error) {
      const { status } = toProblem(error);
      if (status >= 400 && status < 500 && status !== 401 && status !== 409 && status !== 429) {
        this.done(first);
        this.failure.set(error);
      } else {
        this.away.set(true);
        this.timer = setTimeout(() => void this.flush(), 4000);
      }
    } finally {
      this.sending = false;
    }
    if (this.waiting().length && this.waiting()[0] !== first) await this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private done({ id }: VisitorInput): void {
    this.show(this.waiting().filter((one) => one.id !== id));
  }

  private show(waiting: readonly VisitorInput[]): void {
    this.waiting.set(waiting);
    this.arrivals.write(waiting);
  }
}

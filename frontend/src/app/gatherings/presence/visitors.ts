import { signal } from '@angular/core';
import type { VisitorInput } from '../../api';
import { toProblem } from '../../core/problem';

/** Visitors of one open page: each is shown at once and sent again until it is written. Their names live in memory alone. */
export class Visitors {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;

  readonly waiting = signal<readonly VisitorInput[]>([]);
  readonly failure = signal<unknown>(null);

  constructor(
    private readonly send: (visitor: VisitorInput) => Promise<unknown>,
    private readonly written: () => void,
  ) {}

  add(visitor: Omit<VisitorInput, 'id'>): void {
    this.waiting.update((waiting) => [...waiting, { id: crypto.randomUUID(), ...visitor }]);
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
      this.written();
    } catch (error) {
      const { status } = toProblem(error);
      if (status >= 400 && status < 500 && status !== 401 && status !== 409 && status !== 429) {
        this.done(first);
        this.failure.set(error);
      } else this.timer = setTimeout(() => void this.flush(), 4000);
    } finally {
      this.sending = false;
    }
    if (this.waiting().length && this.waiting()[0] !== first) await this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private done({ id }: VisitorInput): void {
    this.waiting.update((waiting) => waiting.filter((one) => one.id !== id));
  }
}

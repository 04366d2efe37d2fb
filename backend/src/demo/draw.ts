import { createHash } from 'node:crypto';

/** Repeatable chance: the same seed words always deal the same cards, on every machine. */
export class Draw {
  private state: number;

  constructor(...seed: (string | number)[]) {
    this.state = createHash('sha256').update(seed.join('/')).digest().readUInt32LE(0);
  }

  /** A number from 0 (included) to 1 (excluded), by mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number between both bounds, included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** One of the given things; the list may not be empty. */
  one<T>(things: readonly T[]): T {
    return things[Math.floor(this.next() * things.length)] as T;
  }

  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[] {
    const dealt = [...things];
    for (let last = dealt.length - 1; last > 0; last--) {
      const other = Math.floor(this.next() * (last + 1));
      [dealt[last], dealt[other]] = [dealt[other] as T, dealt[last] as T];
    }
    return dealt;
  }
}

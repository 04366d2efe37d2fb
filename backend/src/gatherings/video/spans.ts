import type { Span } from './reading/meeting';

/** Stretches without overlap, in order: two devices at once count once, and a break is a break. */
export function united(spans: readonly Span[]): Span[] {
  const whole: [number, number][] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) whole.push([from, to]);
  }
  return whole;
}

/** How many seconds of a window somebody was there. */
export function secondsWithin(spans: readonly Span[], [from, to]: Span): number {
  return united(spans).reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

import type { Half } from '../gathering.contract';
import type { Span } from './reading/meeting';

/** Of what the share is taken: the time that was planned, or the time that the meeting really took. */
export type Basis = 'planned' | 'meeting';

export interface HalfDayAt {
  id: string;
  onDate: string | null;
  half: Half;
}

export interface PlannedTime {
  heldOn: string | null;
  fromTime: string | null;
  toTime: string | null;
}

/** A day is cut at lunch and at dinner, in the middle of what belongs to neither half. */
const cuts: Record<Half, readonly [number, number]> = { morning: [0, 45_900], afternoon: [45_900, 65_700], evening: [65_700, 86_400] };

const dayAt = (on: string) => Date.parse(`${on}T00:00:00Z`) / 1000;
const secondsOf = (time: string) => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
const common = ([a, b]: Span, [c, d]: Span): Span => [Math.max(a, c), Math.max(Math.max(a, c), Math.min(b, d))];

/** `YYYY-MM-DD` of a moment on the wall clock. */
export const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);

/** The stretch in which presence at a half-day is measured; empty when the meeting did not touch it. */
export function windowOf(halfDay: HalfDayAt, all: readonly HalfDayAt[], gathering: PlannedTime, meeting: Span, basis: Basis): Span {
  const on = halfDay.onDate ?? gathering.heldOn ?? dayOf(meeting[0]);
  const alone = all.filter((other) => (other.onDate ?? gathering.heldOn) === (halfDay.onDate ?? gathering.heldOn)).length === 1;
  const [start, end] = alone ? [0, 86_400] : cuts[halfDay.half];
  const half: Span = [dayAt(on) + start, dayAt(on) + end];
  if (basis === 'meeting' || !gathering.fromTime) return common(half, meeting);
  const from = secondsOf(gathering.fromTime);
  const to = gathering.toTime ? secondsOf(gathering.toTime) : from + 3600;
  return common(half, [dayAt(on) + from, dayAt(on) + to]);
}

import type { ProgrammeSources, ShiftedProgramme } from '../../api';
import { addDays, weekdayOf } from './days';

type Source = ProgrammeSources['items'][number];
type Line = ShiftedProgramme['lines'][number];

/** Whose programme to start from: those that are over first, the latest of them on top, then those that run, one's own last. */
export function bestFirst(sources: readonly Source[], own: string, today: string): Source[] {
  const rank = ({ cohortId, lastOn }: Source) => (cohortId === own ? 2 : lastOn !== null && lastOn < today ? 0 : 1);
  return [...sources].sort((a, b) => rank(a) - rank(b) || (b.firstOn ?? '').localeCompare(a.firstOn ?? ''));
}

/** The first day from `from` on that falls on the weekday of `day`; nothing without a day. */
export function sameWeekday(day: string | null, from: string): string {
  return day ? addDays(from, (weekdayOf(day) - weekdayOf(from) + 7) % 7) : '';
}

/** The lines that are proposed, each with its place in the whole: what took place was tried; the rest comes when asked for, or when nothing took place yet. */
export function proposed<T extends Pick<Line, 'wasOn'>>(lines: readonly T[], today: string, awaitedToo: boolean): (T & { key: number })[] {
  const placed = lines.map((line, key) => ({ ...line, key }));
  const held = placed.filter(({ wasOn }) => wasOn !== null && wasOn < today);
  return awaitedToo || !held.length ? placed : held;
}

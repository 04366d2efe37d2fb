import type { CohortView, PhaseName } from '../api';
import { monthOf } from '../shared/french';

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const utc = (year: number, month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** A stretch of the calendar, in percent of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

/** A path's calendar laid out: phases in as few lanes as do not overlap, summers, months, and where a day lies. */
export interface Scale {
  readonly lanes: number;
  readonly phases: readonly (Stretch & { readonly phase: PhaseName; readonly lane: number })[];
  readonly seasons: readonly Stretch[];
  readonly ticks: readonly { readonly left: number; readonly label: string }[];
  /** The first and the last day laid out. */
  readonly from: string;
  readonly to: string;
  /** What of a period lies inside the calendar; null when nothing does. */
  within(startsOn: string, endsOn: string): Stretch | null;
  /** Null outside of the calendar. */
  place(day: string | null): number | null;
}

/** Lays a path out from its first month to its last; nothing when it has no dates but its start. */
export function scaleOf({ startsOn, endsOn, phases, gatherings }: Pick<CohortView, 'startsOn' | 'endsOn' | 'phases' | 'gatherings'>): Scale {
  const days = [startsOn, endsOn, ...phases.flatMap((phase) => [phase.startsOn, phase.endsOn]), ...gatherings.map(({ heldOn }) => heldOn)].filter(
    (day): day is string => !!day,
  );
  days.sort();
  const first = new Date(at(days[0] ?? startsOn));
  const last = new Date(at(days.at(-1) ?? startsOn));
  const from = at(utc(first.getUTCFullYear(), first.getUTCMonth()));
  const until = at(utc(last.getUTCFullYear(), last.getUTCMonth() + 1));
  const percent = (time: number) => Math.round(((time - from) / (until - from)) * 10_000) / 100;
  const stretch = (start: number, end: number): Stretch => ({ left: percent(start), width: Math.max(percent(end) - percent(start), 1) });

  const ends: number[] = [];
  const laid = [...phases]
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn) || b.endsOn.localeCompare(a.endsOn))
    .map(({ phase, startsOn: begin, endsOn: end }) => {
      const free = ends.findIndex((taken) => taken < at(begin));
      const lane = free < 0 ? ends.length : free;
      ends[lane] = at(end);
      return { phase, lane, ...stretch(at(begin), at(end) + DAY) };
    });

  const months = Math.round((until - from) / (30.44 * DAY));
  const step = Math.max(1, Math.ceil(months / 7));
  const ticks = Array.from({ length: Math.ceil(months / step) }, (_, index) => {
    const day = utc(first.getUTCFullYear(), first.getUTCMonth() + index * step);
    const month = new Date(at(day)).getUTCMonth();
    const named = index === 0 || month < step;
    return { left: percent(at(day)), label: named ? monthOf(day) : monthOf(day).split(' ')[0]! };
  }).filter(({ left }) => left < 99);

  const years = Array.from({ length: last.getUTCFullYear() - first.getUTCFullYear() + 1 }, (_, index) => first.getUTCFullYear() + index);
  const seasons = years
    .map((year) => [Math.max(at(utc(year, 6)), from), Math.min(at(utc(year, 8)), until)] as const)
    .filter(([begin, end]) => begin < end)
    .map(([begin, end]) => stretch(begin, end));

  return {
    lanes: Math.max(ends.length, 1),
    phases: laid,
    seasons,
    ticks,
    from: new Date(from).toISOString().slice(0, 10),
    to: new Date(until - DAY).toISOString().slice(0, 10),
    within: (startsOn, endsOn) => {
      const [begin, end] = [Math.max(at(startsOn), from), Math.min(at(endsOn) + DAY, until)];
      return begin < end ? stretch(begin, end) : null;
    },
    place: (day) => (day && at(day) >= from && at(day) <= until ? percent(at(day)) : null),
  };
}

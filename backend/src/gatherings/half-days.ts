import type { GatheringInput, Half, HalfDayInput } from './gathering.contract';

/** What lies between two of them (lunch, an aperitif) belongs to neither. */
const spans: readonly [Half, number, number][] = [
  ['morning', 0, 12.5],
  ['afternoon', 13, 18],
  ['evening', 18.5, 24],
];

const hours = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;

/** From when on a half-day may be noted, in hours of its day: people are welcomed an hour before it begins, and a morning at any hour. */
export function welcomesFrom(half: Half, fromTime: string | null): number {
  const [, start] = spans.find(([name]) => name === half) as (typeof spans)[number];
  return start === 0 ? 0 : Math.max(start, fromTime === null ? 0 : hours(fromTime)) - 1;
}

/** The half-days of a gathering as its date and times say: 9 h to 17 h is a morning and an afternoon; without times, a whole day. */
export function halfDaysOf({ heldOn, fromTime, toTime }: Pick<GatheringInput, 'heldOn' | 'fromTime' | 'toTime'>): HalfDayInput[] {
  if (fromTime === null) return [half('morning'), half('afternoon')];
  const from = hours(fromTime);
  const to = toTime === null ? from + 1 : hours(toTime);
  const touched = spans.filter(([, start, end]) => from < end && to > start).map(([name]) => half(name));
  return touched.length > 0 ? touched : [half('afternoon')];

  function half(name: Half): HalfDayInput {
    return { onDate: heldOn, half: name };
  }
}

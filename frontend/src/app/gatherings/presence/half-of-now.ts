import type { HalfDayView } from '../../api';

type HalfDay = HalfDayView;

const from = { morning: 0, afternoon: 13, evening: 18 } as const;

/** The half-day that is going on, else the first one of today, else the first of all. */
export function halfOfNow(halfDays: readonly HalfDay[], today: string, hour = new Date().getHours()): HalfDay | undefined {
  const ofToday = halfDays.filter(({ onDate }) => onDate === today);
  return ofToday.findLast(({ half }) => from[half] <= hour) ?? ofToday[0] ?? halfDays[0];
}

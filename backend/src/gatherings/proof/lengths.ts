import type { Half } from '../gathering.contract';

/** What a half-day counts for when nobody noted the hours. Said on every paper that counts with it. */
export const usualMinutes = 180;

/** A meal of the programme, on the clock of the network. */
export interface Meal {
  onDate: string | null;
  from: string;
  to: string;
}

/** From when to when a gathering is held each day, and its meals. */
export interface DayHours {
  fromTime: string | null;
  toTime: string | null;
  heldOn?: string | null;
  breaks?: readonly Meal[];
}

/** What is counted of a half-day: between two moments, in minutes of the day. */
export interface HalfHours {
  from: number;
  to: number;
  minutes: number;
}

/** Between two of them (lunch, an aperitif) nobody is counted. */
const spans: Record<Half, readonly [from: number, to: number]> = { morning: [0, 12 * 60 + 30], afternoon: [13 * 60, 18 * 60], evening: [18 * 60 + 30, 24 * 60] };

/** A meal that begins in these hours is lunch, and cuts the day in two. */
const lunch: readonly [number, number] = [11 * 60, 14 * 60 + 30];

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** What the gathering's hours leave of a half-day, without the meals of its programme; nothing when nobody noted the hours, or they leave nothing. Without a programme, 9 h to 17 h is 9 h to 12 h 30, then 13 h to 17 h. */
export function hoursIn(half: Half, { fromTime, toTime, heldOn = null, breaks = [] }: DayHours, onDate: string | null = null): HalfHours | undefined {
  if (fromTime === null || toTime === null) return undefined;
  const meals = breaks.filter((meal) => meal.onDate === (onDate ?? heldOn)).map(({ from, to }) => [minutesOf(from), minutesOf(to)] as const);
  const noon = meals.find(([from]) => from >= lunch[0] && from <= lunch[1]);
  const [opens, closes] = spans[half];
  const from = Math.max(minutesOf(fromTime), noon && half === 'afternoon' ? noon[1] : opens);
  const to = Math.min(minutesOf(toTime), noon && half === 'morning' ? noon[0] : closes);
  const eaten = meals.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
  return to - from > eaten ? { from, to, minutes: to - from - eaten } : undefined;
}

/** The length of a half-day, in minutes. */
export const minutesIn = (half: Half, hours: DayHours, onDate: string | null = null): number => hoursIn(half, hours, onDate)?.minutes ?? usualMinutes;

/** « 7 h 30 », « 45 min ». */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}\u00A0min`;
  return `${hours.toLocaleString('fr-FR')}\u00A0h${rest ? `\u00A0${String(rest).padStart(2, '0')}` : ''}`;
}

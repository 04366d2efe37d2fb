import type { Half } from '../gathering.contract';

/** What a half-day counts for when nobody noted the hours. Said on every paper that counts with it. */
export const usualMinutes = 180;

/** Between two of them (lunch, an aperitif) nobody is counted. */
const spans: Record<Half, readonly [from: number, to: number]> = { morning: [0, 12 * 60 + 30], afternoon: [13 * 60, 18 * 60], evening: [18 * 60 + 30, 24 * 60] };

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The length of a half-day, in minutes: what the gathering's hours leave in it. 9 h to 17 h is 3 h 30 in the morning and 4 h in the afternoon. */
export function minutesIn(half: Half, { fromTime, toTime }: { fromTime: string | null; toTime: string | null }): number {
  if (fromTime === null || toTime === null) return usualMinutes;
  const [start, end] = spans[half];
  const within = Math.min(minutesOf(toTime), end) - Math.max(minutesOf(fromTime), start);
  return within > 0 ? within : usualMinutes;
}

/** « 7 h 30 », « 45 min ». */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}\u00A0min`;
  return `${hours.toLocaleString('fr-FR')}\u00A0h${rest ? `\u00A0${String(rest).padStart(2, '0')}` : ''}`;
}

import { folded } from '../../../platform/reading/folding';

const months = ['jan', 'fev', 'mar', 'avr', 'mai', 'jui', 'jul', 'aou', 'sep', 'oct', 'nov', 'dec'];
const english: Record<string, number> = { feb: 2, apr: 4, may: 5, jun: 6, jul: 7, aug: 8 };
const french: Record<string, number> = { juin: 6, juil: 7, juillet: 7 };

interface Moment {
  /** Year, or month and day in an order that one value alone may not tell. */
  day: { year: number; first: number; second: number } | { on: string };
  seconds: number;
  half: boolean;
}

const time = String.raw`(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?\s?m?\.?`;
const numeric = new RegExp(String.raw`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2}),?(?: à)?\s+${time}$`, 'i');
const iso = new RegExp(String.raw`^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:,?\s+|T)${time}(?:Z|[+-]\d\d:?\d\d)?$`, 'i');
const worded = new RegExp(String.raw`^(?:(\d{1,2}) ([^\d\s.,]+)\.?|([^\d\s.,]+)\.? (\d{1,2})),? (\d{4}),?(?: à)?\s+${time}$`, 'i');

/** One moment as a report writes it: « 01/21/2025 02:01:05 PM », « 21/01/25, 14:01:05 », « 21 janv. 2025 14:01 », ISO. */
function momentOf(text: string): Moment | undefined {
  const trimmed = text.trim();
  const ymd = iso.exec(trimmed);
  if (ymd) return moment({ on: dayOf(Number(ymd[1]), Number(ymd[2]), Number(ymd[3])) }, ymd.slice(4));
  const numbers = numeric.exec(trimmed);
  if (numbers) {
    const year = Number(numbers[3]);
    return moment({ year: year < 100 ? 2000 + year : year, first: Number(numbers[1]), second: Number(numbers[2]) }, numbers.slice(4));
  }
  const words = worded.exec(trimmed);
  const month = words && monthOf(words[2] ?? words[3] ?? '');
  if (!words || !month) return undefined;
  return moment({ on: dayOf(Number(words[5]), month, Number(words[1] ?? words[4])) }, words.slice(6));
}

function moment(day: Moment['day'], [hour, minute, second, half]: (string | undefined)[]): Moment | undefined {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59 || ('on' in day && !day.on)) return undefined;
  return { day, seconds: hours * 3600 + Number(minute) * 60 + Number(second ?? 0), half: half !== undefined };
}

function monthOf(word: string): number | undefined {
  const key = folded(word);
  return french[key] ?? english[key.slice(0, 3)] ?? (months.indexOf(key.slice(0, 3)) + 1 || undefined);
}

/** `YYYY-MM-DD`, or nothing for a day that no calendar has. */
function dayOf(year: number, month: number, date: number): string {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date && year >= 2000 && year <= 2100 ? made.toISOString().slice(0, 10) : '';
}

/**
 * Reads the moments of one report. Month or day first is settled for the whole file: by a number above twelve, by the
 * gathering's own days, and failing that as the tools do (month first with AM and PM, day first without).
 */
export class Clock {
  private readonly monthFirst: boolean;

  constructor(samples: readonly string[], days: readonly string[]) {
    const known = samples.map(momentOf).filter((one) => one !== undefined);
    const open = known.flatMap(({ day, half }) => ('on' in day ? [] : [{ ...day, half }]));
    const fits = (monthFirst: boolean) => open.every(({ year, first, second }) => dayOf(year, monthFirst ? first : second, monthFirst ? second : first));
    const onDays = (monthFirst: boolean) => open.some(({ year, first, second }) => days.includes(dayOf(year, monthFirst ? first : second, monthFirst ? second : first)));
    if (fits(true) !== fits(false)) this.monthFirst = fits(true);
    else if (onDays(true) !== onDays(false)) this.monthFirst = onDays(true);
    else this.monthFirst = open.some(({ half }) => half);
  }

  /** The moment of a cell on the wall clock, or nothing when the cell says none. `universal`: the report writes UTC, told on the network's clock. */
  read(text: string | undefined, universal?: string): number | undefined {
    const found = text ? momentOf(text) : undefined;
    if (!found) return undefined;
    const { day } = found;
    const on = 'on' in day ? day.on : this.monthFirst ? dayOf(day.year, day.first, day.second) : dayOf(day.year, day.second, day.first);
    if (!on) return undefined;
    const at = Date.parse(`${on}T00:00:00Z`) / 1000 + found.seconds;
    return universal ? wall(at * 1000, universal) : at;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at an instant (milliseconds since 1970). */
export function wall(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) / 1000;
}

const units: Record<string, number> = { d: 86_400, j: 86_400, h: 3600, m: 60, s: 1 };

/** « 1h 2min 3s », « 11m 31s », « 01:02:03 », « 62 » (minutes): how long, in seconds. */
export function lasting(text: string | undefined): number | undefined {
  const key = (text ?? '').trim().toLowerCase();
  const clock = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(key);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  if (/^\d+$/.test(key)) return Number(key) * 60;
  const parts = [...key.matchAll(/(\d+)\s*([djhms])/g)];
  return parts.length ? parts.reduce((sum, [, number, unit]) => sum + Number(number) * (units[unit as string] ?? 0), 0) : undefined;
}

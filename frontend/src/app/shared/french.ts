const LOCALE = 'fr-FR';
const DAY = 86_400_000;

const long = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });
const stamp = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const month = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
const list = new Intl.ListFormat(LOCALE, { type: 'conjunction' });

/** « 21 janvier 2025 », « 1er octobre 2024 » from `2025-01-21` or an instant; nothing from nothing. */
export function longDate(on: DateLike): string {
  return written(long, on);
}

/** « 17 sept. », for tables. */
export function shortDate(on: DateLike): string {
  return written(short, on);
}

/** « lundi 24 juin », for what is near. */
export function weekdayDate(on: DateLike): string {
  return written(weekday, on);
}

/** « 21 janv. 2025, 14:05 ». */
export function instant(at: DateLike): string {
  return written(stamp, at);
}

/** « juin 2024 », for a period. */
export function monthOf(on: DateLike): string {
  return on ? month.format(asDate(on)) : '';
}

/** « 9 h », « 17 h 30 » from `17:30` or `17:30:00`. */
export function hour(time: string | null | undefined): string {
  const [hours = '', minutes = '00'] = (time ?? '').split(':');
  return hours ? `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}` : '';
}

/** « 9 h à 17 h ». */
export function hours(from: string | null | undefined, to: string | null | undefined): string {
  return [hour(from), hour(to)].filter(Boolean).join(' à ');
}

/** « il y a 6 semaines », « hier », « dans 3 jours », counted in days of the reader's calendar. */
export function ago(at: DateLike, now: Date = new Date()): string {
  if (!at) return '';
  const days = Math.round((midnight(asDate(at)) - midnight(now)) / DAY);
  const distance = Math.abs(days);
  if (distance < 14) return relative.format(days, 'day');
  if (distance < 61) return relative.format(Math.trunc(days / 7), 'week');
  if (distance < 730) return relative.format(Math.trunc(days / 30.44), 'month');
  return relative.format(Math.trunc(days / 365.25), 'year');
}

/** « 28 757 », « 0,75 », with a thin space that does not break. */
export function number(value: number | null | undefined): string {
  return value == null ? '' : figure.format(value);
}

/** « 45 % » from 0.45. */
export function share(value: number | null | undefined): string {
  return value == null ? '' : percent.format(value);
}

/** « 1 place », « 3 places », « 0 place »: in French the plural starts at two. */
export function count(value: number, one: string, many: string = `${one}s`): string {
  return `${number(value)}\u00a0${Math.abs(value) < 2 ? one : many}`;
}

/** « Barre, Canohès et Gruissan ». */
export function enumeration(items: readonly string[]): string {
  return list.format(items);
}

/** A day (`2025-01-21`), an instant, or nothing. */
export type DateLike = string | Date | null | undefined;

function written(format: Intl.DateTimeFormat, on: DateLike): string {
  // Intl writes « 1 octobre »; French writes « 1er octobre ».
  return on
    ? format
        .formatToParts(asDate(on))
        .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
        .join('')
    : '';
}

/** A day has no time zone: it is read at noon here, so that it stays that day. */
function asDate(on: string | Date): Date {
  return on instanceof Date ? on : new Date(/^\d{4}-\d\d-\d\d$/.test(on) ? `${on}T12:00:00` : on);
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

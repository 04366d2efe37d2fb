const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Whether a text is a whole day, as date inputs write it. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && iso(at(text)) === text;

export const addDays = (day: string, days: number): string => iso(at(day) + days * DAY);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7;

/** « 2024-11 » and so many months later. */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return iso(Date.UTC(year, number - 1 + months, 1)).slice(0, 7);
}

/** One day of a month's page; those of the months beside complete the first and the last week. */
export interface MonthDay {
  readonly day: string;
  readonly inside: boolean;
}

/** The days of a month from the Monday of its first week to the Sunday of its last. */
export function monthDays(month: string): MonthDay[] {
  const first = `${month}-01`;
  const next = `${addMonths(month, 1)}-01`;
  const start = addDays(first, 1 - weekdayOf(first));
  const days: MonthDay[] = [];
  for (let day = start; day < next || weekdayOf(day) !== 1; day = addDays(day, 1)) days.push({ day, inside: day.startsWith(month) });
  return days;
}

/** Easter Sunday, by Meeus. */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return iso(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

const fixed: Readonly<Record<string, string>> = {
  '01-01': 'Jour de l’an',
  '05-01': 'Fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
};

/** The public holiday that a day is in France, by name; else nothing. */
export function holidayOf(day: string): string | null {
  const known = fixed[day.slice(5)];
  if (known) return known;
  const sunday = easter(Number(day.slice(0, 4)));
  if (day === addDays(sunday, 1)) return 'Lundi de Pâques';
  if (day === addDays(sunday, 39)) return 'Ascension';
  if (day === addDays(sunday, 50)) return 'Lundi de Pentecôte';
  return null;
}

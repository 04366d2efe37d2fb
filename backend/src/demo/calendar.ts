const day = 86_400_000;

/** The date so many days after another, as YYYY-MM-DD. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** How many days there are from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / day;
}

/** The same date, or the Monday after when it falls on a week-end. */
export function workingDay(date: string): string {
  const weekday = new Date(date).getUTCDay();
  return weekday === 6 ? daysAfter(date, 2) : weekday === 0 ? daysAfter(date, 1) : date;
}

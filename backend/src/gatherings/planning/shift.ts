const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** `2024-06-24` and so many days later. */
export const daysLater = (day: string, days: number): string => new Date(at(day) + days * DAY).toISOString().slice(0, 10);

/** How many days lie from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY);

/**
 * A programme moved so that its first day falls on the day that is asked. All that follows moves by whole weeks: a Tuesday stays
 * a Tuesday, and nothing passes before what it followed. What stands on the first day goes with it; what has no day keeps none.
 */
export function shifted<T extends { heldOn: string | null }>(programme: readonly T[], firstOn: string): (T & { heldOn: string | null; wasOn: string | null })[] {
  const days = programme.flatMap(({ heldOn }) => (heldOn === null ? [] : [heldOn])).sort();
  const first = days[0];
  const weeks = first === undefined ? 0 : Math.ceil(daysBetween(first, firstOn) / 7);
  return programme.map((one) => ({
    ...one,
    wasOn: one.heldOn,
    heldOn: one.heldOn === null ? null : one.heldOn === first ? firstOn : daysLater(one.heldOn, weeks * 7),
  }));
}

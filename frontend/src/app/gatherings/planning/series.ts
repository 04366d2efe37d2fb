import type { GatheringNature, ProgrammeItem } from '../../api';
import { GATHERING_NATURES } from '../gathering-labels';
import { addDays, addMonths, holidayOf, isDay, weekdayOf } from './days';

/** How a series comes back: every so many weeks, or every month on the same weekday (« le deuxième mardi »). */
export type Rhythm = 1 | 2 | 3 | 4 | 'month';

export const RHYTHMS: readonly { readonly value: Rhythm; readonly label: string }[] = [
  { value: 1, label: 'chaque semaine' },
  { value: 2, label: 'toutes les deux semaines' },
  { value: 3, label: 'toutes les trois semaines' },
  { value: 4, label: 'toutes les quatre semaines' },
  { value: 'month', label: 'chaque mois, le même jour de la semaine' },
];

/**
 * The days of a series, the first one where it is asked, all on its weekday. A public holiday is passed over when that is
 * wished: the series then goes on one step later.
 */
export function seriesDays({ firstOn, rhythm, count, skipHolidays }: { firstOn: string; rhythm: Rhythm; count: number; skipHolidays: boolean }): string[] {
  if (!isDay(firstOn)) return [];
  const days: string[] = [];
  for (let step = 0; days.length < count && step < count * 4 + 8; step++) {
    const day = rhythm === 'month' ? monthly(firstOn, step) : addDays(firstOn, step * rhythm * 7);
    if (!(skipHolidays && holidayOf(day))) days.push(day);
  }
  return days;
}

/** The same weekday of a later month: the second Tuesday stays the second, a fifth becomes the last. */
function monthly(firstOn: string, months: number): string {
  const rank = Math.ceil(Number(firstOn.slice(8)) / 7);
  const first = `${addMonths(firstOn.slice(0, 7), months)}-01`;
  const same = addDays(first, ((weekdayOf(firstOn) - weekdayOf(first) + 7) % 7) + (rank - 1) * 7);
  return same.slice(0, 7) === first.slice(0, 7) ? same : addDays(same, -7);
}

const folded = (words: string) => words.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();

/** Whether a series has a name of its own, beside the kind of gathering that it is: then its number is in its title alone. */
export const namesItself = (title: string, nature: GatheringNature): boolean => folded(title) !== '' && folded(title) !== folded(GATHERING_NATURES[nature]);

/** The number after the last that bears this title: a series with a name of its own counts for itself. */
export function nextOfTitle(items: readonly Pick<ProgrammeItem, 'title'>[], title: string): number {
  const taken = items.flatMap((one) => {
    const last = folded(one.title).startsWith(`${folded(title)} `) ? /^ (\d{1,3})$/.exec(folded(one.title).slice(folded(title).length)) : null;
    return last ? [Number(last[1])] : [];
  });
  return Math.max(0, ...taken) + 1;
}

/** The number after the last of one kind, in the whole cohort or in one chantier. What is cancelled keeps its number: letters told it. */
export function nextNumber(items: readonly Pick<ProgrammeItem, 'nature' | 'number' | 'workingGroup'>[], nature: GatheringNature, workingGroupId: string | null): number {
  const taken = items.flatMap((one) => (one.nature === nature && (one.workingGroup?.id ?? null) === workingGroupId && one.number !== null ? [one.number] : []));
  return Math.max(0, ...taken) + 1;
}

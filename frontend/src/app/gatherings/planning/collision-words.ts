import type { DayCollisions } from '../../api';
import { dayWords } from '../../network/territories/busy-words';
import { count, enumeration, hours } from '../../shared/french';
import { GATHERING_NATURES } from '../gathering-labels';
import { holidayOf, weekdayOf } from './days';

/** What one day meets, in sentences that leave the choice: nothing when nothing is met. */
export function collisionWords(day: string, met: DayCollisions | undefined): string[] {
  const holiday = holidayOf(day);
  const lines: string[] = [];
  if (holiday) lines.push(`C’est un jour férié\u00a0: ${holiday}`);
  else if (weekdayOf(day) > 5) lines.push(weekdayOf(day) === 6 ? 'C’est un samedi' : 'C’est un dimanche');
  if (!met) return lines;
  lines.push(...met.busy.map((one) => dayWords({ ...one, key: one.label })));
  lines.push(...met.gatherings.map(gatheringWords));
  if (met.peopleCount) {
    const named = met.people.slice(0, 4);
    const others = met.peopleCount - named.length;
    const who = enumeration(others > 0 ? [...named, count(others, 'autre personne', 'autres personnes')] : named);
    lines.push(`${met.peopleCount > 1 ? 'Attendues' : 'Attendue'} ailleurs à ce moment\u00a0: ${who}`);
  }
  return lines;
}

function gatheringWords({ cohortName, nature, title, fromTime, toTime, sameHalf }: DayCollisions['gatherings'][number]): string {
  const what = title ? `«\u00a0${title}\u00a0»` : GATHERING_NATURES[nature].toLowerCase();
  const when = hours(fromTime, toTime);
  return `${sameHalf ? 'Au même moment' : 'Le même jour'}\u00a0: ${what}${cohortName ? `, ${cohortName}` : ''}${when ? `, ${when}` : ''}`;
}

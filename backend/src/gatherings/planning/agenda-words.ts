import { hour } from '../../platform/mail/typography';
import type { SequenceView } from './sequence.contract';

/** What a letter tells of the day. */
export interface AgendaLine {
  when: string;
  what: string;
}

const clock = (time: string) => hour(time, 'UTC');
const told = ({ title, place }: SequenceView) => (place ? `${title} (${place})` : title);

/** The agenda in lines, in order: workshops of the same hours stand in one, each with its place. Pauses are not told. */
export function agendaLines(sequences: readonly SequenceView[]): AgendaLine[] {
  const shown = sequences.filter(({ kind }) => kind !== 'break');
  const severalDays = shown.some(({ dayNumber }) => dayNumber > 1);
  const lines = new Map<string, SequenceView[]>();
  for (const one of shown) {
    const key = `${one.dayNumber} ${one.fromTime} ${one.toTime}`;
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  return [...lines.values()].map((together) => {
    const [{ dayNumber, fromTime, toTime }] = together as [SequenceView];
    return {
      when: `${severalDays ? `Jour\u00a0${dayNumber}, ` : ''}${clock(fromTime)} à ${clock(toTime)}`,
      what: `${together.length > 1 ? 'en même temps, ' : ''}${together.map(told).join('\u202f; ')}`,
    };
  });
}

import type { PaperDocument } from '../../platform/paper/document';
import { FORMAT_WORDS, NATURE_WORDS } from '../gathering-words';
import type { GatheringRecord } from './records.query';
import { hourInFrench, momentInFrench, placeInFrench } from './words';

/** One thing of the day, as the programme prints it. */
export interface ProgrammeLine {
  gatheringId: string;
  dayNumber: number;
  fromTime: string;
  toTime: string;
  title: string;
  details: string | null;
  place: string | null;
  speakers: string[];
}

/** What was planned for a gathering: purpose, then the sequences of each day. Undefined when nothing was written. */
export function programmePaper(record: GatheringRecord, lines: readonly ProgrammeLine[]): PaperDocument | undefined {
  if (!record.purpose && lines.length === 0) return undefined;
  // Workshops that run side by side are told apart by where they are.
  const placed = lines.some(({ place }) => place !== null);
  const days = [...new Set(lines.map(({ dayNumber }) => dayNumber))];
  return {
    title: `Programme, ${record.title}`,
    author: record.networkName,
    at: `${record.heldOn ?? '2000-01-01'}T12:00:00Z`,
    head: { left: record.networkName, right: record.cohortName },
    foot: `Programme\u00A0: ${record.title}, ${momentInFrench(record)}`,
    blocks: [
      { kind: 'title', text: 'Programme' },
      { kind: 'text', look: 'lead', text: record.title },
      { kind: 'facts', facts: [['Nature', `${NATURE_WORDS[record.nature]}, ${FORMAT_WORDS[record.format]}`], ['Date', momentInFrench(record)], ['Lieu', placeInFrench(record)]] },
      ...(record.purpose ? [{ kind: 'text', text: record.purpose } as const] : []),
      ...days.flatMap((day) => [
        ...(days.length > 1 ? [{ kind: 'title', level: 2, text: `Jour ${day}` } as const] : []),
        {
          kind: 'table' as const,
          columns: [{ label: 'Heure', share: 1.2 }, { label: 'Quoi', share: 4 }, ...(placed ? [{ label: 'Où', share: 1.5 }] : []), { label: 'Avec', share: 2 }],
          rows: lines
            .filter(({ dayNumber }) => dayNumber === day)
            .map(({ fromTime, toTime, title, details, place, speakers }) => [`${hourInFrench(fromTime)} – ${hourInFrench(toTime)}`, details ? `${title}\n${details}` : title, ...(placed ? [place ?? ''] : []), speakers.join(', ')]),
        },
      ]),
    ],
  };
}

import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { GatheringRecord, RecordedLine } from './records.query';
import { NO_TERRITORY, presentName } from './words';

/** The categories that totals count apart; `other` are people without a seat in a team. */
export const COUNTED = ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident', 'other'] as const;
export type Counted = (typeof COUNTED)[number];

/** People counted once, half-days of presence, and their length in minutes. */
export interface Sum {
  people: number;
  halfDays: number;
  minutes: number;
}

export interface TotalLine extends Sum {
  label: string;
  key: string;
  categories: Record<Counted, Sum>;
}

export interface Totals {
  gatherings: TotalLine[];
  territories: TotalLine[];
  whole: TotalLine;
}

/** Totals of gatherings, territories and all, by category. Whoever came in somebody's place is counted as another person. */
export function totalsOf(records: readonly GatheringRecord[]): Totals {
  const [gatherings, territories, whole] = [new Tally(), new Tally(), new Tally()];
  for (const record of records) {
    gatherings.open(record.id, record.title);
    for (const line of record.lines) {
      const halfDays = Object.keys(line.ticks).length;
      if (halfDays === 0) continue;
      const one = { who: whoIn(line), category: line.category ?? ('other' as const), halfDays, minutes: line.minutes };
      gatherings.add(record.id, record.title, one);
      territories.add(line.participationId ?? '', line.territory ?? NO_TERRITORY, one);
      whole.add('', 'Ensemble', one);
    }
  }
  whole.open('', 'Ensemble');
  return { gatherings: gatherings.lines(), territories: territories.lines().sort((a, b) => Number(a.key === '') - Number(b.key === '') || a.label.localeCompare(b.label, 'fr')), whole: whole.lines()[0] as TotalLine };
}

/** What one person followed over a period, whichever the quality in which they came. */
export interface PersonTotal {
  name: string;
  categories: Counted[];
  territories: string[];
  organisations: string[];
  gatherings: number;
  halfDays: number;
  minutes: number;
}

/** Each person of the totals once, by name: their hours add up to those of the whole. */
export function peopleOf(records: readonly GatheringRecord[]): PersonTotal[] {
  const people = new Map<string, RecordedLine[]>();
  for (const line of records.flatMap(({ lines }) => lines)) {
    if (Object.keys(line.ticks).length > 0) people.set(whoIn(line), [...(people.get(whoIn(line)) ?? []), line]);
  }
  const all = <T>(told: readonly (T | null)[]) => [...new Set(told.filter((one) => one !== null))] as T[];
  return [...people.values()]
    .map((lines) => ({
      sort: lines[0] as RecordedLine,
      name: presentName(lines[0] as RecordedLine),
      categories: all(lines.map(({ category }) => category ?? ('other' as const))),
      territories: all(lines.map(({ territory }) => territory)),
      organisations: all(lines.map(({ organisation, replaced }) => (replaced ? null : organisation))),
      gatherings: lines.length,
      halfDays: lines.reduce((total, { ticks }) => total + Object.keys(ticks).length, 0),
      minutes: lines.reduce((total, { minutes }) => total + minutes, 0),
    }))
    .sort((a, b) => a.sort.familyName.localeCompare(b.sort.familyName, 'fr') || a.sort.givenName.localeCompare(b.sort.givenName, 'fr') || a.name.localeCompare(b.name, 'fr') || (a.sort.registrationId < b.sort.registrationId ? -1 : 1))
    .map(({ sort: _, ...one }) => one);
}

/** Whoever came in somebody's place is another person. */
const whoIn = ({ personId, registrationId, replaced, replacement }: RecordedLine) => (replaced ? `${personId} ${replacement ?? registrationId}` : personId);

interface One {
  who: string;
  category: ActorCategory | 'other';
  halfDays: number;
  minutes: number;
}

class Tally {
  private readonly kept = new Map<string, { label: string; ones: One[] }>();

  open(key: string, label: string): { label: string; ones: One[] } {
    const line = this.kept.get(key) ?? { label, ones: [] };
    this.kept.set(key, line);
    return line;
  }

  add(key: string, label: string, one: One): void {
    this.open(key, label).ones.push(one);
  }

  lines(): TotalLine[] {
    return [...this.kept].map(([key, { label, ones }]) => ({
      key,
      label,
      ...sum(ones),
      categories: Object.fromEntries(COUNTED.map((category) => [category, sum(ones.filter((one) => one.category === category))])) as Record<Counted, Sum>,
    }));
  }
}

const sum = (ones: readonly One[]): Sum => ({
  people: new Set(ones.map(({ who }) => who)).size,
  halfDays: ones.reduce((total, { halfDays }) => total + halfDays, 0),
  minutes: ones.reduce((total, { minutes }) => total + minutes, 0),
});

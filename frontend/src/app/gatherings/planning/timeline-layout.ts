import type { BusyPeriodView, ProgrammeItem } from '../../api';
import { GATHERING_NATURES } from '../gathering-labels';
import { addMonths } from './days';

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The width that a dot needs so that a finger hits it alone, in parts of a hundred. */
export const DOT = 2.6;

/** From the first day of a month to the last of another, laid out from 0 to 100. */
export class Span {
  private constructor(
    readonly from: string,
    readonly until: string,
  ) {}

  /** As many months as hold all these days; nothing when there are none. */
  static of(days: readonly (string | null)[]): Span | null {
    const known = days.filter((day): day is string => day !== null).sort();
    const [first, last] = [known[0], known.at(-1)];
    return first && last ? new Span(`${first.slice(0, 7)}-01`, `${addMonths(last.slice(0, 7), 1)}-01`) : null;
  }

  /** The last day laid out. */
  get to(): string {
    return new Date(at(this.until) - DAY).toISOString().slice(0, 10);
  }

  holds(day: string): boolean {
    return this.from <= day && day < this.until;
  }

  /** At most so many months of it: from this month on, or from as near to it as keeps them all inside. */
  part(month: string, most: number): Span {
    const [first, last] = [this.from.slice(0, 7), addMonths(this.until.slice(0, 7), -most)];
    if (last <= first) return this;
    const start = month < first ? first : month > last ? last : month;
    return new Span(`${start}-01`, `${addMonths(start, most)}-01`);
  }

  place(day: string): number {
    return Math.round(((at(day) - at(this.from)) / (at(this.until) - at(this.from))) * 10_000) / 100;
  }

  /** What of a period lies inside; null when nothing does. */
  within(startsOn: string, endsOn: string): { left: number; width: number } | null {
    const [from, until] = [Math.max(at(startsOn), at(this.from)), Math.min(at(endsOn) + DAY, at(this.until))];
    if (from >= until) return null;
    const whole = at(this.until) - at(this.from);
    return { left: Math.round(((from - at(this.from)) / whole) * 10_000) / 100, width: Math.max(0.4, Math.round(((until - from) / whole) * 10_000) / 100) };
  }

  /** The months to name: all of them while they have room, else every second, third… */
  months(most: number): { month: string; left: number }[] {
    const all: string[] = [];
    for (let month = this.from.slice(0, 7); `${month}-01` < this.until; month = addMonths(month, 1)) all.push(month);
    const step = Math.ceil(all.length / most);
    return all.filter((_, index) => index % step === 0).map((month) => ({ month, left: this.place(`${month}-01`) }));
  }
}

/** One kind of gathering, or one chantier, over time: its dots in as few lanes as keep them apart. */
export interface Row {
  readonly key: string;
  readonly label: string;
  readonly lanes: number;
  readonly dots: readonly { readonly item: ProgrammeItem; readonly left: number; readonly lane: number }[];
}

/** The rows of the timeline: the natures in their order, then the chantiers. What has no day, or one outside of it, is not on it. */
export function rowsOf(items: readonly ProgrammeItem[], span: Span): Row[] {
  const order = Object.keys(GATHERING_NATURES);
  const rows = new Map<string, { label: string; items: ProgrammeItem[] }>();
  const dated = items.filter(({ heldOn }) => heldOn !== null && span.holds(heldOn));
  const rank = ({ workingGroup, nature }: ProgrammeItem) => (workingGroup ? order.length : order.indexOf(nature));
  for (const item of [...dated].sort((a, b) => rank(a) - rank(b))) {
    const key = item.workingGroup?.id ?? item.nature;
    const row = rows.get(key) ?? { label: item.workingGroup ? `Chantier ${item.workingGroup.name}` : GATHERING_NATURES[item.nature], items: [] };
    row.items.push(item);
    rows.set(key, row);
  }
  return [...rows].map(([key, row]) => {
    const ends: number[] = [];
    const dots = row.items
      .map((item) => ({ item, left: span.place(item.heldOn ?? '') }))
      .sort((a, b) => a.left - b.left)
      .map(({ item, left }) => {
        const free = ends.findIndex((end) => left - end >= DOT);
        const lane = free < 0 ? ends.length : free;
        ends[lane] = left;
        return { item, left, lane };
      });
    return { key, label: row.label, lanes: Math.max(1, ends.length), dots };
  });
}

/** When each territory has less time, one row a territory, by name. */
export function busyRows(items: readonly BusyPeriodView[], span: Span) {
  const rows = new Map<string, { name: string; stretches: (BusyPeriodView & { left: number; width: number })[] }>();
  for (const item of items) {
    const stretch = span.within(item.startsOn, item.endsOn);
    if (!stretch) continue;
    const row = rows.get(item.territoryId) ?? { name: item.territoryName, stretches: [] };
    row.stretches.push({ ...item, ...stretch });
    rows.set(item.territoryId, row);
  }
  return [...rows].map(([id, row]) => ({ id, ...row })).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

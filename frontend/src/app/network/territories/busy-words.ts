import type { BusyPeriodView } from '../../api';
import { longDate, shortDate } from '../../shared/french';

/** What a busy period is, before its own words. */
export const BUSY_KINDS = {
  election: 'Élections',
  high_season: 'Haute saison',
  heavy_month: 'Mois chargé',
  other: 'Autre',
} satisfies Record<BusyPeriodView['kind'], string>;

/** « du 1er juillet au 31 août 2026 ». */
export const spanWords = ({ startsOn, endsOn }: Pick<BusyPeriodView, 'startsOn' | 'endsOn'>): string =>
  startsOn === endsOn ? `le ${longDate(startsOn)}` : `du ${startsOn.slice(0, 4) === endsOn.slice(0, 4) ? shortDate(startsOn) : longDate(startsOn)} au ${longDate(endsOn)}`;

/** One period told by several territories, or an election that concerns them all, as one line. */
export interface BusyLine {
  readonly key: string;
  readonly kind: BusyPeriodView['kind'];
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly confirmed: boolean;
  readonly names: readonly string[];
}

/** The same days for the same reason, told once with every territory concerned; the earliest first. */
export function busyLines(items: readonly BusyPeriodView[]): BusyLine[] {
  const lines = new Map<string, BusyLine>();
  for (const { kind, label, startsOn, endsOn, confirmed, territoryName } of items) {
    const key = [kind, label, startsOn, endsOn].join(' ');
    const names = [...(lines.get(key)?.names ?? []), territoryName];
    lines.set(key, { key, kind, label, startsOn, endsOn, confirmed, names });
  }
  return [...lines.values()].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
}

/** « Gruissan est en haute saison », « élections municipales pour 3 territoires »: what to know of a day that is being chosen. */
export function dayWords({ kind, label, names }: BusyLine): string {
  const who = names.length > 3 ? `${names.length}\u00a0territoires` : names.join(', ').replace(/, ([^,]*)$/, ' et $1');
  if (kind === 'election') return `${label}\u00a0: ${who}`;
  if (kind === 'high_season') return names.length > 1 ? `${who} sont en haute saison` : `${who} est en haute saison`;
  return `${who}\u00a0: ${label}`;
}

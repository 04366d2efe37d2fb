import type { ActorCategory, GatheringView, RegistrationView } from '../api';
import { QUARTET } from '../shared/labels';
import type { SeatCount, Seats } from '../shared/quartet';

/** The people of one territory on a gathering's list, with its quartet: who comes, or who came. */
export interface TerritoryLines {
  readonly key: string;
  readonly name: string;
  readonly lines: readonly RegistrationView[];
  readonly seats: Seats;
  /** Those who were asked, or came by themselves: a replacement is counted with whoever they replace. */
  readonly of: number;
  readonly coming: number;
  readonly waiting: number;
  readonly silent: number;
  readonly came: number;
}

/** The list by territory; those who stand for none come last. Once presence was noted, the quartet shows who came. */
export function byTerritory({ registrations, halfDays }: Pick<GatheringView, 'registrations' | 'halfDays'>): TerritoryLines[] {
  const noted = halfDays.length > 0 && registrations.some(({ ticks }) => ticks.length > 0);
  const groups = new Map<string, RegistrationView[]>();
  for (const line of registrations) {
    const key = line.participationId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups]
    .map(([key, lines]) => ({
      key,
      name: lines[0]?.territoryName ?? 'Autres personnes',
      lines: [...lines].sort((a, b) => rankOf(a.category) - rankOf(b.category) || a.familyName.localeCompare(b.familyName, 'fr')),
      seats: QUARTET.map((category) =>
        seat(
          lines.filter((line) => line.category === category),
          noted,
        ),
      ) as unknown as Seats,
      of: lines.filter(({ replacesId }) => replacesId === null).length,
      coming: lines.filter((line) => isComing(line) && line.replacesId === null).length,
      waiting: lines.filter(isWaiting).length,
      silent: lines.filter(isSilent).length,
      came: lines.filter(({ ticks }) => ticks.length > 0).length,
    }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || a.name.localeCompare(b.name, 'fr'));
}

/** Said yes and has a place; whoever waits for one does not come yet. */
export const isComing = ({ answer, waitingRank }: RegistrationView): boolean => waitingRank === null && (answer === 'yes' || answer === 'replaced');

const isWaiting = ({ waitingRank }: RegistrationView): boolean => waitingRank !== null;

/** Invited, and did not answer yet. */
export const isSilent = ({ answer, invitedAt }: RegistrationView): boolean => answer === null && invitedAt !== null;

function seat(lines: readonly RegistrationView[], noted: boolean): SeatCount {
  if (noted) return { agreed: lines.filter(({ ticks }) => ticks.length > 0).length };
  return { agreed: lines.filter(isComing).length, foreseen: lines.filter(isSilent).length };
}

/** The quartet's order, then those beside it. */
const rankOf = (category: ActorCategory | null): number =>
  category === null
    ? 9
    : ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'].indexOf(category);

import type { GatheringView, PresenceAct } from '../../api';
import { byTerritory } from '../territory-lines';

type Gathering = Pick<GatheringView, 'registrations' | 'halfDays'>;

/** What the paper says, before it is saved: « registration half-day ». */
export type Marks = ReadonlySet<string>;

export const cellOf = (registrationId: string, halfDayId: string) => `${registrationId} ${halfDayId}`;

/** The lines of the printed sheet, in its order: by territory, without those who had said no and were not seen since. */
export function printedTerritories(gathering: Gathering) {
  return byTerritory(gathering)
    .map((one) => ({ ...one, lines: one.lines.filter(({ answer, ticks }) => answer !== 'no' || ticks.length) }))
    .filter(({ lines }) => lines.length);
}

/** What is noted already and nothing else: nobody is present because a page was opened. */
export function draftOf(gathering: Gathering): Marks {
  return new Set(printedTerritories(gathering).flatMap(({ lines }) => lines.flatMap(({ id, ticks }) => ticks.map((half) => cellOf(id, half)))));
}

/** A column at one touch: everybody on the paper but those who had said no or waited for a place, to untick what bears no signature. */
export function columnOf(gathering: Gathering, halfDayId: string): string[] {
  return printedTerritories(gathering).flatMap(({ lines }) =>
    lines.filter(({ answer, waitingRank, ticks }) => (answer !== 'no' && waitingRank === null) || ticks.includes(halfDayId)).map(({ id }) => cellOf(id, halfDayId)),
  );
}

/** What must be written so that the record says what the paper says; what was noted otherwise is corrected, with the paper as its reason. */
export function actsOf(gathering: Gathering, marks: Marks, from = 1): Required<PresenceAct>[] {
  let number = from;
  return printedTerritories(gathering).flatMap(({ lines }) =>
    lines.flatMap(({ id, ticks }) =>
      gathering.halfDays.flatMap((half) => {
        const there = marks.has(cellOf(id, half.id));
        if (there === ticks.includes(half.id)) return [];
        const reason = there ? null : 'La feuille signée dit le contraire.';
        return [{ number: number++, registrationId: id, halfDayId: half.id, there, reason }];
      }),
    ),
  );
}

/** Who signs this line: a replacement, or oneself. */
export function signs({ answer, replacementName, givenName, familyName }: GatheringView['registrations'][number]): string {
  return answer === 'replaced' && replacementName ? replacementName : `${givenName} ${familyName}`;
}

const plain = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** Who had said no and signed a blank line: that person, not a new one. Two of the same name are left to a human. */
export function listedAs({ registrations }: Gathering, row: { givenName: string; familyName: string }): string | null {
  const same = registrations.filter(({ givenName, familyName }) => plain(givenName) === plain(row.givenName) && plain(familyName) === plain(row.familyName));
  return same.length === 1 ? (same[0]?.personId ?? null) : null;
}

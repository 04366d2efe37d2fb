import type { Listed } from './announced.query';
import type { NoLetter, SendingResult } from './invitation.contract';
import type { SendingKind } from './sending.contract';

/** What tells whether an e-mail leaves to somebody. `standing`: a calendar took an entry of the gathering and holds it still. */
export type Reachable = Pick<Listed, 'hasEmail' | 'undeliverable' | 'unsubscribed'> & Partial<Pick<Listed, 'answer' | 'standing'>>;

/** What becomes of a gathering, which is owed to whoever said that they come. */
export const owed: readonly SendingKind[] = ['change', 'cancellation', 'restoration'];

/**
 * What becomes of a gathering is told to whoever said that they come, also when they want no more invitations; that it does
 * not take place, to everybody in whose calendar it still stands.
 */
export const isOwed = (kind: SendingKind, { answer, standing }: Pick<Reachable, 'answer' | 'standing'>): boolean =>
  owed.includes(kind) && (answer === 'yes' || (kind === 'cancellation' && standing === true));

/** Why no e-mail leaves to them, as the outbox decides when the letter is written; null when one does. */
export function noLetter(kind: SendingKind, person: Reachable): NoLetter | null {
  if (!person.hasEmail) return 'none';
  if (person.undeliverable) return 'undeliverable';
  return person.unsubscribed && !isOwed(kind, person) ? 'unsubscribed' : null;
}

/** How many letters leave, and whom to call: the same before staff confirm and once it is sent. */
export function result(kind: SendingKind, people: readonly (Reachable & Pick<Listed, 'givenName' | 'familyName' | 'territoryName' | 'telephone'>)[]): SendingResult {
  const toCall = people.flatMap((person) => {
    const why = noLetter(kind, person);
    const { givenName, familyName, territoryName, telephone } = person;
    return why ? [{ name: `${givenName} ${familyName}`, territoryName, telephone, why }] : [];
  });
  return { listed: people.length, mailed: people.length - toCall.length, toCall };
}

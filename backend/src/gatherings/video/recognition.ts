import { likeness, nameKey } from '../../platform/reading/folding';
import { aliasOf, namesIn } from './spoken-names';
import type { PoolPerson } from './video-pool.query';
import type { KnownBy } from './video-participant.entity';

/** What was once said of a name or an address: somebody, or nobody of the cohort. */
export type Aliases = ReadonlyMap<string, string | null>;

export interface Recognised {
  personId: string | null;
  outsider: boolean;
  knownBy: KnownBy | null;
}

const nobody: Recognised = { personId: null, outsider: false, knownBy: null };

/** Who somebody of a file is: by address, else by what was remembered, else by a name that one person alone bears. */
export function recognise({ name, emails }: { name: string; emails: readonly string[] }, pool: readonly PoolPerson[], aliases: Aliases): Recognised {
  const byAddress = new Set(pool.filter((person) => person.emails.some((email) => emails.includes(email))).map(({ personId }) => personId));
  if (byAddress.size === 1) return { personId: [...byAddress][0] as string, outsider: false, knownBy: 'email' };
  for (const alias of [...emails, aliasOf(name)]) {
    const meant = aliases.get(alias);
    if (meant !== undefined) return { personId: meant, outsider: meant === null, knownBy: meant ? 'alias' : null };
  }
  const names = namesIn(name);
  const bearers = new Set(pool.filter((person) => keysOf(person).some((key) => names.includes(key))).map(({ personId }) => personId));
  return bearers.size === 1 ? { personId: [...bearers][0] as string, outsider: false, knownBy: 'name' } : nobody;
}

/** The likeliest owners of a name, at most five; those on the gathering's list first when they are as likely. */
export function candidatesFor(name: string, pool: readonly PoolPerson[]): PoolPerson[] {
  const names = [...namesIn(name), aliasOf(name)];
  const words = new Set(names.flatMap((key) => key.split(' ')).filter((word) => word.length > 2));
  return pool
    .map((person) => {
      const near = Math.max(...keysOf(person).flatMap((key) => names.map((one) => likeness(key, one))));
      const shared = keysOf(person).some((key) => key.split(' ').some((word) => words.has(word)));
      return { person, weight: near + (shared ? 0.3 : 0) + (person.registrationId ? 0.05 : 0) };
    })
    .filter(({ weight }) => weight >= 0.3)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 5)
    .map(({ person }) => person);
}

const keysOf = ({ givenName, familyName, replacementName }: PoolPerson) => [nameKey(givenName, familyName), ...(replacementName ? [nameKey(replacementName, '')] : [])];

import { folded } from '../../../platform/reading/folding';
import type { Resolution } from './ground';
import type { Candidate, Plan, PlannedPerson } from './plan';

/** Whoever is said to stand in for somebody of the same team of the list is their substitute; a name that nobody there answers to stays words. */
export function placeSubstitutes(plan: Plan, candidates: readonly Candidate[], people: ReadonlyMap<string, PlannedPerson>, territories: ReadonlyMap<string, Resolution>): void {
  for (const [index, { reading }] of candidates.entries()) {
    const row = plan.rows[index];
    const place = territories.get(reading.values.territory ?? '');
    if (!reading.standsFor || !row?.seat || !place || !('place' in place)) continue;
    const team = plan.seats.filter((one) => one.place.key === place.place.key);
    const seat = team.find(({ personKey }) => personKey === row.key);
    const held = team.flatMap(({ personKey }) => (personKey === row.key ? [] : (people.get(personKey) ?? []))).filter((person) => isNamed(person, reading.standsFor as string));
    const [person] = held;
    if (!seat || !person || held.length > 1) continue;
    Object.assign(seat, { substituteForKey: person.key, headOfExecutive: false });
    row.note = [row.note, `Suppléant·e de ${person.givenName} ${person.familyName}.`].filter(Boolean).join(' ');
  }
}

/** Whether words begin with a person's whole name, in either order, or are their family name. */
function isNamed({ givenName, familyName }: PlannedPerson, words: string): boolean {
  const [given, family] = [folded(givenName), folded(familyName)];
  return words === family || [`${given} ${family}`, `${family} ${given}`].some((name) => words === name || words.startsWith(`${name} `));
}

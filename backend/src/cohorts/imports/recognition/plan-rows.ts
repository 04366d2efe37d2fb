import type { Place, Resolution } from './ground';
import type { Candidate, PlannedPerson, PlannedRow } from './plan';

/** A line before anything is decided of it; those that somebody left out, and those where there is nobody, are settled at once. */
export function plainRow({ id, line, reading, decision }: Candidate): PlannedRow {
  const { values, faults, guessed, aside } = reading;
  const outcome = decision === 'skip' ? 'skip' : aside ? 'aside' : 'create';
  return { id, line, outcome, values, faults: aside ? [] : [...faults], guessed, alike: [], structures: [], candidates: [], sameLine: null, person: null, completes: [], seat: false, structure: null, note: null, key: null };
}

/** A territory that is not one, or several of the same name: somebody chooses. */
export function refuseTerritory(row: PlannedRow, candidates: Place[]): void {
  row.candidates = candidates;
  const detail = candidates.length === 1 ? 'Ce nom n’est pas dans la liste : est-ce ce territoire ?' : candidates.length ? 'Plusieurs territoires peuvent porter ce nom : choisissez.' : 'Ce territoire n’est pas dans la liste officielle : écrivez son nom entier, ou son code INSEE.';
  row.faults.push({ field: 'territory', detail });
}

/** The line with what is to be said of its territory, whose name of today is another. */
export function named(row: PlannedRow, found: Resolution | undefined): PlannedRow {
  const note = found && 'place' in found ? found.note : null;
  return note ? { ...row, note: [row.note, note].filter(Boolean).join(' ') } : row;
}

/** What the list says otherwise than the network knows it: said on the line, never written over. */
export function kept(row: PlannedRow, person: PlannedPerson): string | null {
  const differs = ([['telephone', 'Téléphone'], ['email', 'Adresse']] as const).filter(([field]) => {
    const [said, known] = [row.values[field], person[field]].map((one) => (one ?? '').replace(field === 'telephone' ? /[^0-9+]/g : /\s/g, '').toLowerCase());
    return person.known && said && known && said !== known;
  });
  if (!differs.length) return null;
  return `${differs.map(([field, label]) => `${label} différent${field === 'email' ? 'e' : ''} dans la liste : l’annuaire garde ${person[field]}.`).join(' ')} À changer sur sa fiche si besoin.`;
}

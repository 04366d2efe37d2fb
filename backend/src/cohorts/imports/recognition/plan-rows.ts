import type { Place } from './ground';
import type { Candidate, PlannedRow } from './plan';

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

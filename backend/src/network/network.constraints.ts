import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of the directory, in words. */
export const networkConstraints: Record<string, ConstraintProblem> = {
  organisation_name_key: { code: 'organisation-known', status: 409, detail: 'Cette structure est déjà dans l’annuaire.' },
  territory_insee_code_key: { code: 'territory-known', status: 409, detail: 'Ce territoire est déjà connu du réseau.' },
  territory_siren_key: { code: 'territory-known', status: 409, detail: 'Ce territoire est déjà connu du réseau.' },
};

import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of diagnostics, in words that quote nothing. */
export const diagnosticsConstraints: Record<string, ConstraintProblem> = {
  diagnostic_participation_id_key: { code: 'diagnostic-exists', status: 409, detail: 'Ce territoire a déjà son diagnostic dans ce parcours.' },
  excerpt_theme_id_fkey: { code: 'unknown-theme', detail: 'Ce thème n’existe pas. Choisissez-en un dans la liste.', errors: [{ pointer: '/themeId', detail: 'Choisissez un thème de la liste.' }] },
  finding_position_check: { code: 'seven-at-most', detail: 'Sept points au plus : gardez l’essentiel.' },
};

import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of projects, in words. */
export const projectsConstraints: Record<string, ConstraintProblem> = {
  pilot_project_participation_id_key: { code: 'project-exists', status: 409, detail: 'Ce territoire a déjà son projet pilote. Rechargez la page pour le lire.' },
  project_answer_no_has_a_reason: { code: 'reason-needed', detail: 'Dites pourquoi, en une phrase.', errors: [{ pointer: '/reason', detail: 'Dites pourquoi, en une phrase.' }] },
};

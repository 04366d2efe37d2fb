import type { ConstraintProblem } from '../platform/http/database-problem';

/** The rules of cohorts and delegations, in words. */
export const cohortsConstraints: Record<string, ConstraintProblem> = {
  delegate_once_at_a_time: {
    code: 'already-in-the-team',
    status: 409,
    detail: 'Cette personne est déjà dans l’équipe à ces dates. Changez ses dates, ou mettez fin à sa première présence.',
  },
  participation_cohort_id_territory_id_key: { code: 'already-in-the-cohort', status: 409, detail: 'Ce territoire est déjà dans ce parcours.' },
};

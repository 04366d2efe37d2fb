import type { ConstraintProblem } from '../../platform/http/database-problem';

/** The rules of merges and calendars, in words. */
export const territoriesConstraints: Record<string, ConstraintProblem> = {
  busy_period_in_order: { code: 'dates-out-of-order', status: 422, detail: 'Une période dure moins d’un an, et son dernier jour vient après le premier.' },
  territory_merge_former_id_key: { code: 'merged-already', status: 409, detail: 'Ce territoire en est déjà devenu un autre.' },
};

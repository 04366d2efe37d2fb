import { allow, type HatName } from '../platform/auth/right';

const ofACohort: HatName[] = ['cohort_manager', 'pivot_ally', 'evaluator'];
const ofATerritory: HatName[] = ['project_ally', 'delegate'];

/**
 * Who may open the history of a record at all: the policy of the table adds that they may update such a record there.
 * Observers and media write nothing that is kept, and read no history.
 */
export const overviewRights = [
  ...(['network_admin', 'cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'network', { record_change: 'r' })),
  ...ofACohort.flatMap((hat) => allow(hat, 'cohort', { record_change: 'r' })),
  ...ofATerritory.flatMap((hat) => allow(hat, 'participation', { record_change: 'r' })),
  ...allow('diagnostic_lead', 'diagnostic', { record_change: 'r' }),
  ...allow('person', 'self', { record_change: 'r' }),
];

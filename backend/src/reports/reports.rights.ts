import { allow } from '../platform/auth/right';

/** A territory's page: its live draft for those who write it, its published versions for the whole cohort. */
export const reportsRights = [
  ...allow('cohort_manager', 'cohort', { territory_draft: 'r', territory_page: 'cru', outsider_page: 'cru' }),
  ...allow('pivot_ally', 'cohort', { territory_draft: 'r', territory_page: 'cr', outsider_page: 'cru' }),
  // The territory and its allies see how they are shown outside; handing it out is the staff's.
  ...allow('project_ally', 'participation', { territory_draft: 'r', outsider_page: 'r' }),
  ...allow('delegate', 'participation', { territory_draft: 'r', outsider_page: 'r' }),
  ...allow('evaluator', 'cohort', { territory_draft: 'r', territory_page: 'r' }),
  ...(['project_ally', 'delegate', 'storyteller', 'observer'] as const).flatMap((hat) => allow(hat, 'cohort', { territory_page: 'r' })),
];

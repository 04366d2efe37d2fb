import { allow } from '../../platform/auth/right';

/** A territory's calendar is told by itself, its ally or staff; how an institution was accompanied is staff's to write. */
export const territoriesRights = [
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { busy_period: 'crud', institution_item: 'crud' })),
  ...(['delegate', 'project_ally'] as const).flatMap((hat) => allow(hat, 'participation', { busy_period: 'cud', institution_item: 'r' })),
  ...(['evaluator', 'storyteller'] as const).flatMap((hat) => allow(hat, 'cohort', { institution_item: 'r' })),
];

import { allow } from '../../platform/auth/right';

/** Where territories belong, what they became and when they are busy is no secret of theirs; staff write it, the administration sets the elections. */
export const calendarRights = [
  ...allow('person', 'network', { territory_membership: 'r', territory_merge: 'r', election: 'r', busy_period: 'r' }),
  ...(['network_admin', 'cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'network', { territory_membership: 'cd', territory_merge: 'cu' })),
  ...allow('network_admin', 'network', { election: 'u' }),
];

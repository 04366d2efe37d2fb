import { allow } from '../platform/auth/right';

/** The directory: staff read contacts, the people of a cohort read names and roles, observers never an address. */
export const networkRights = [
  ...allow('person', 'network', { network: 'r', organisation: 'r', territory: 'r', theme: 'r', official_territory: 'r', merged_record: 'r' }),
  ...allow('person', 'self', { person: 'r', person_contact: 'ru', person_role: 'r', ally_profile: 'cru', ally_training: 'r', call_agreement: 'cru', ally_load: 'r' }),
  ...allow('network_admin', 'network', { network: 'ru', organisation: 'cru', person: 'cru', person_contact: 'cru', territory: 'cru', theme: 'cru', audit_entry: 'r' }),
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) =>
    allow(hat, 'network', { organisation: 'cru', person: 'cru', person_contact: 'cru', territory: 'cru' }),
  ),
  ...(['network_admin', 'cohort_manager', 'pivot_ally'] as const).flatMap((hat) =>
    allow(hat, 'network', { person_role: 'crud', ally_profile: 'cru', ally_training: 'crud', call_agreement: 'cru', told_apart: 'crd', ally_load: 'r' }),
  ),
  // A merge takes a record away: not the pivot ally's, who deletes nothing.
  ...(['network_admin', 'cohort_manager'] as const).flatMap((hat) => allow(hat, 'network', { person_merge: 'c', organisation_merge: 'c' })),
  // A number that its owner agreed to share reaches those who walk the same path, never an outside reader.
  ...(['delegate', 'project_ally', 'cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { peer_number: 'r' })),
];

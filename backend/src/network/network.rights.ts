import { allow } from '../platform/auth/right';

/** The directory: staff read contacts, the people of a cohort read names and roles, observers never an address. */
export const networkRights = [
  ...allow('person', 'network', { network: 'r', organisation: 'r', territory: 'r', theme: 'r', official_territory: 'r' }),
  ...allow('person', 'self', { person: 'r', person_contact: 'ru' }),
  ...allow('network_admin', 'network', { network: 'ru', organisation: 'cru', person: 'cru', person_contact: 'cru', territory: 'cru', theme: 'cru', audit_entry: 'r' }),
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) =>
    allow(hat, 'network', { organisation: 'cru', person: 'cru', person_contact: 'cru', territory: 'cru' }),
  ),
];

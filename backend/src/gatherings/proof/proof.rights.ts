import { allow } from '../../platform/auth/right';

/** Agreements and what is sealed for them are the staff's; a certificate is theirs to give and its person's to have. */
export const proofRights = [
  ...allow('cohort_manager', 'cohort', { funding_agreement: 'crud', certificate: 'r', certificate_signatory: 'cru' }),
  ...allow('pivot_ally', 'cohort', { funding_agreement: 'cru', certificate: 'r', certificate_signatory: 'cru' }),
  ...allow('person', 'self', { certificate: 'r' }),
  ...allow('link:answer_invitation', 'record', { certificate: 'r' }),
  ...allow('link:own_cohort_page', 'self', { certificate: 'r' }),
];

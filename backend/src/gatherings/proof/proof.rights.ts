import { allow } from '../../platform/auth/right';

/** Agreements and what is sealed for them are the staff's; a certificate is theirs to give and its person's to have. */
export const proofRights = [
  ...allow('cohort_manager', 'cohort', { funding_agreement: 'crud', proof_pack: 'cr', certificate: 'r', certificate_signatory: 'cru' }),
  ...allow('pivot_ally', 'cohort', { funding_agreement: 'cru', proof_pack: 'cr', certificate: 'r', certificate_signatory: 'cru' }),
  // A pack of their own agreement only: the statement and the policy say whose.
  ...allow('observer', 'cohort', { funder_pack: 'r' }),
  ...allow('job:pack', 'record', {
    cohort: 'r', participation: 'r', gathering: 'r', gathering_sequence: 'r', registration: 'r', attendance: 'r', attendance_signature: 'r', resource: 'r', funding_agreement: 'r', certificate_signatory: 'r', proof_pack: 'ru',
  }),
  ...allow('job:pack', 'network', { network: 'r', organisation: 'r', territory: 'r', person: 'r' }),
  ...allow('person', 'self', { certificate: 'r' }),
  ...allow('link:answer_invitation', 'record', { certificate: 'r' }),
  ...allow('link:own_cohort_page', 'self', { certificate: 'r' }),
];

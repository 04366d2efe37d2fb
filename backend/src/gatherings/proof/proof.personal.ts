import { type PersonalTables, plain, pointer } from '../../platform/database/personal-data';

const agreed = 'dit ce qu’un financeur et le réseau ont convenu, personne en particulier';

/** What is agreed with funders names nobody; a signatory signs for the network. */
export const proofPersonal: PersonalTables = {
  funding_agreement: {
    title: 'Conventions',
    columns: {
      ...plain(agreed, 'id cohort_id organisation_id reference starts_on ends_on pieces hours_asked funded_share version created_at updated_at'),
      note: { why: agreed, mentions: true },
    },
  },
  proof_pack: {
    title: 'Dossiers scellés',
    columns: {
      ...plain('ce qui a été remis à un financeur reste tel quel, comme justificatif', 'id cohort_id agreement_id from_on to_on state done total attempts failure taken_at version file_id sha256 files changes summary sealed_at created_at updated_at'),
      asked_by_id: pointer,
    },
  },
  certificate_signatory: {
    title: 'Signature des attestations',
    columns: {
      ...plain('une ligne de réglage, sans personne désignée', 'id cohort_id role_title place created_at updated_at'),
      name: { why: 'signe pour le réseau', mentions: true },
    },
  },
};

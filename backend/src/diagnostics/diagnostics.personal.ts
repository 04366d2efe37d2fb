import { kept, machine, type PersonalTables, plain, pointer, where } from '../platform/database/personal-data';

const apart = 'confié à l’équipe d’un diagnostic, chiffré, rattaché à aucune personne de l’annuaire : s’efface depuis l’entretien, par l’équipe du diagnostic';
const collective = 'dit quelque chose d’un diagnostic, personne en particulier';

/** Whoever was interviewed stands in no directory: what they said is erased from the interview, by its key. Whoever led one is known here. */
export const diagnosticsPersonal: PersonalTables = {
  interview: {
    title: 'Entretiens que vous avez menés',
    whose: 't.interviewer_id = $1',
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(apart, 'id cohort_id participation_id diagnostic_id category duration_minutes state data_key_id notes version created_at updated_at'),
      number: kept('Entretien n°', 'la parole confiée ne dépend pas de qui l’a recueillie'),
      held_on: kept('Mené le', 'de même'),
      interviewer_id: pointer,
    },
  },
  interviewee: {
    title: 'Personnes interviewées',
    columns: plain(apart, 'id cohort_id diagnostic_id interview_id name contact consented_on consent_means consent_covers consent_proof keep_until created_at updated_at'),
  },
  excerpt: {
    title: 'Passages',
    columns: { ...plain(apart, 'id cohort_id diagnostic_id interview_id theme_id polarity category form passage offsets created_at updated_at'), coded_by_id: pointer },
  },
  finding: { title: 'Ce que nous retenons', columns: plain(apart, 'id cohort_id participation_id diagnostic_id position kind statement shared_at version created_at updated_at') },
  theme: { title: 'Thèmes', columns: plain(collective, 'id network_id label position retired_on created_at updated_at') },
  diagnostic: {
    title: 'Diagnostics',
    columns: plain(collective, 'id cohort_id participation_id organisation_id state first_reading_on restituted_on public_restitution_on version created_at updated_at'),
  },
  interview_plan: { title: 'Entretiens prévus', columns: plain(collective, 'id cohort_id participation_id diagnostic_id category planned created_at updated_at') },
  data_key: { title: 'Clés', columns: plain(machine, 'id cohort_id diagnostic_id key_version wrapped created_at') },
  destroyed_key: { title: 'Clés détruites', columns: plain(machine, 'id cohort_id diagnostic_id destroyed_at') },
};

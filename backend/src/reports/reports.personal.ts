import { erased, kept, machine, type PersonalTables, plain, pointer, where } from '../platform/database/personal-data';

/** A published page is frozen, but for the names of whoever asked to be erased. */
export const reportsPersonal: PersonalTables = {
  outsider_page: {
    title: 'Pages pour l’extérieur où vous êtes le contact',
    whose: 't.contact_person_id = $1',
    rows: 'deleted',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id token_hash expires_at created_at updated_at contact_person_id'),
      created_by_id: pointer,
      revoked_by_id: pointer,
      message: { ...erased('Message', `''`), mentions: true },
      contact_name: { ...erased('Nom', `'Personne effacée'`), mentions: true },
      contact_role: erased('Fonction'),
      contact_email: erased('E-mail'),
      contact_telephone: erased('Téléphone'),
      contact_agreed_on: kept('Accord donné le', 'la page part avec le contact'),
      revoked_at: kept('Retirée le', 'de même'),
    },
  },
  territory_page: {
    title: 'Pages publiées',
    columns: {
      ...plain(machine, 'id cohort_id participation_id number published_at withdrawn_at created_at updated_at'),
      published_by_id: pointer,
      content: { why: 'une version publiée, sans les noms effacés', mentions: true },
    },
  },
};

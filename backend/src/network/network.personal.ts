import { erased, kept, machine, type PersonalTables, plain, pointer } from '../platform/database/personal-data';

const place = 'décrit un lieu ou une structure, personne en particulier';

/** What the directory knows of somebody. */
export const networkPersonal: PersonalTables = {
  person: {
    title: 'Qui vous êtes',
    whose: 't.id = $1',
    rows: 'kept',
    columns: {
      ...plain(machine, 'id network_id updated_at'),
      given_name: erased('Prénom', `'Personne'`),
      family_name: erased('Nom', `'effacée'`),
      organisation_id: erased('Structure', 'NULL', '(SELECT o.name FROM organisation o WHERE o.id = t.organisation_id)'),
      role_title: erased('Fonction'),
      created_at: kept('Connue du réseau depuis', 'une date sans nom'),
    },
  },
  person_contact: {
    title: 'Comment vous joindre',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: { ...plain(machine, 'person_id network_id undeliverable_noted created_at updated_at'), email: erased('E-mail'), telephone: erased('Téléphone'), undeliverable_at: erased('Adresse qui ne reçoit pas depuis le'), undeliverable_answer: erased('Réponse de son serveur') },
  },
  person_role: {
    title: 'Vos fonctions',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'id network_id person_id updated_at'),
      organisation_id: erased('Structure', 'NULL', '(SELECT o.name FROM organisation o WHERE o.id = t.organisation_id)'),
      title: erased('Fonction'),
      acts_as_ally: erased('En allié·e', 'false'),
      main: erased('Principale', 'false'),
      starts_on: erased('Depuis le'),
      ends_on: erased('Jusqu’au'),
      created_at: erased('Écrit le', 'now()'),
    },
  },
  ally_profile: {
    title: 'Allié·e : compétences et terrain',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'person_id network_id created_at updated_at'),
      skills: erased('Compétences', `'{}'`),
      departments: erased('Départements', `'{}'`),
      travel_km: erased('Kilomètres'),
    },
  },
  ally_training: {
    title: 'Formations',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: { ...plain(machine, 'id network_id person_id updated_at created_at'), trained_on: erased('Le', 't.trained_on'), trained_by: { ...erased('Par'), mentions: true }, trainer_id: pointer },
  },
  call_agreement: {
    title: 'Accords pour être appelé·e',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'id network_id person_id created_at updated_at'),
      recorded_by_id: pointer,
      subject: erased('À propos de', `'effacé'`),
      agreed_on: erased('Donné le', 't.agreed_on'),
      shared_with_companions: erased('Partagé avec le parcours', 'false'),
      withdrawn_at: erased('Retiré le'),
    },
  },
  merged_record: {
    title: 'Fiches réunies avec la vôtre',
    whose: 't.into_person_id = $1',
    rows: 'kept',
    columns: {
      ...plain(machine, 'id network_id into_organisation_id updated_at'),
      into_person_id: pointer,
      merged_by_id: pointer,
      outcome: { ...erased('Ce qui a été réuni', `'{}'`), mentions: true },
      created_at: kept('Réunie le', 'une date sans nom'),
    },
  },
  told_apart: {
    title: 'Homonymes distingués',
    columns: { ...plain(machine, 'id network_id organisation_id other_organisation_id created_at updated_at'), person_id: pointer, other_person_id: pointer },
  },
  network: { title: 'Réglages du réseau', columns: plain(place, 'id name time_zone quote_threshold mails_per_minute demo created_at updated_at') },
  organisation: { title: 'Structures', columns: plain(place, 'id network_id name kind aliases siren town website created_at updated_at') },
  territory: {
    title: 'Territoires',
    columns: plain(
      place,
      'id network_id name kind insee_code siren department department_name population population_list population_year population_reported area_km2 commune_count invented kind_words region_name source source_on version created_at updated_at',
    ),
  },
  territory_membership: { title: 'Appartenances', columns: plain(place, 'id network_id group_id member_id member_code source created_at updated_at') },
  territory_merge: {
    title: 'Fusions de communes',
    columns: { ...plain(place, 'id network_id former_id successor_id nature effective_on source moved_ids undone_at created_at updated_at'), merged_by_id: pointer, undone_by_id: pointer },
  },
  election: { title: 'Élections', columns: plain(place, 'id network_id name kinds departments first_on last_on confirmed weeks_before weeks_after renews created_at updated_at') },
  busy_period: { title: 'Périodes chargées', columns: plain(place, 'id network_id cohort_id participation_id territory_id kind label starts_on ends_on yearly created_at updated_at') },
  official_list: { title: 'Listes officielles', columns: plain(place, 'network_id version title year loaded_at') },
  official_membership: { title: 'Intercommunalités', columns: plain(place, 'member_code group_code network_id') },
  official_part: { title: 'Communes déléguées', columns: plain(place, 'code territory_code network_id kind name name_key') },
  official_territory: {
    title: 'Communes et intercommunalités',
    columns: plain(place, 'code network_id kind name name_key insee_code siren department department_name region region_name population commune_count postal_codes former_codes arrondissement state_office'),
  },
};

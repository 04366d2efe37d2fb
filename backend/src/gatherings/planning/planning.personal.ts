import { erased, kept, machine, type PersonalTables, plain, pointer } from '../../platform/database/personal-data';

const collective = 'dit quelque chose d’un rendez-vous ou d’un chantier, de personne en particulier';
const gathering = `(SELECT g.title || coalesce(', ' || g.held_on, '') FROM gathering g WHERE g.id = t.gathering_id)`;

/** Who speaks, who prepares what, who is of which chantier. */
export const planningPersonal: PersonalTables = {
  sequence_speaker: {
    title: 'Interventions',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering, Séquence: '(SELECT q.title FROM gathering_sequence q WHERE q.id = t.sequence_id)' },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id sequence_id place created_at updated_at'),
      person_id: pointer,
      name: { ...erased('Nom imprimé', `'Personne effacée'`), mentions: true },
    },
  },
  gathering_task: {
    title: 'Ce que vous préparez',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id sequence_id created_at updated_at'),
      person_id: pointer,
      done_by_id: pointer,
      words: { ...kept('À préparer', 'ce qu’il y avait à faire ; sans nom'), mentions: true },
      who: { ...erased('Qui'), mentions: true },
      done_at: kept('Fait le', 'de même'),
    },
  },
  working_group_member: {
    title: 'Chantiers dont vous êtes',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: { Chantier: '(SELECT w.name FROM working_group w WHERE w.id = t.working_group_id)' },
    columns: {
      ...plain(machine, 'id cohort_id working_group_id created_at updated_at'),
      person_id: pointer,
      starts_on: kept('Depuis', 'combien de personnes y ont travaillé ; sans nom'),
      ends_on: kept('Jusqu’au', 'de même'),
    },
  },
  working_group: {
    title: 'Chantiers',
    columns: { ...plain(collective, 'id cohort_id name starts_on ends_on version created_at updated_at'), purpose: { why: collective, mentions: true }, animator_id: pointer },
  },
  gathering_sequence: {
    title: 'Déroulés',
    columns: { ...plain(collective, 'id cohort_id gathering_id day_number from_time to_time kind created_at updated_at'), title: { why: collective, mentions: true }, details: { why: collective, mentions: true }, place: { why: collective, mentions: true } },
  },
};

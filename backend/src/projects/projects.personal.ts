import { kept, machine, type PersonalTables, plain, pointer, unsigned, where } from '../platform/database/personal-data';

const collective = 'le texte du territoire, écrit à plusieurs';
const days = 'le compte des jours d’appui, que les financeurs demandent ; sans nom';

/** What somebody wrote about a project, and the days they gave it. */
export const projectsPersonal: PersonalTables = {
  news: {
    title: 'Nouvelles que vous avez données',
    whose: 't.author_id = $1 OR t.entered_for_id = $1',
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id kind version created_at updated_at'),
      may_be_quoted: kept('Peut être citée dans l’infolettre', 'de même'),
      author_id: pointer,
      entered_for_id: pointer,
      body: unsigned('Ce que vous avez écrit'),
      told_on: kept('Dit le', 'de même'),
      confirmed_at: kept('Confirmé le', 'de même'),
    },
  },
  support_assignment: {
    title: 'Projets que vous appuyez',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id organisation_id created_at updated_at'),
      person_id: pointer,
      starts_on: kept('Depuis le', days),
      ends_on: kept('Jusqu’au', days),
    },
  },
  support_day: {
    title: 'Jours d’appui',
    whose: 't.person_id = $1 OR t.entered_by_id = $1',
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id organisation_id created_at updated_at'),
      person_id: pointer,
      entered_by_id: pointer,
      on_date: kept('Le', days),
      days: kept('Jours', days),
      what_was_done: unsigned('Ce qui a été fait'),
    },
  },
  project_answer: {
    title: 'Réponses au diagnostic',
    whose: 't.answered_by_id = $1',
    rows: 'kept',
    beside: where,
    columns: { ...plain(machine, 'id cohort_id participation_id project_id finding_id created_at updated_at'), answered_by_id: pointer, answer: kept('Réponse', collective), reason: unsigned('Pourquoi') },
  },
  project_note: {
    title: 'Notes que vous avez relues',
    whose: 't.read_by_id = $1',
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id project_id version questions_version created_at updated_at'),
      read_by_id: pointer,
      kind: kept('Note', collective),
      state: kept('Avancement', collective),
      body: { why: collective, mentions: true },
      questions: unsigned('Vos questions'),
    },
  },
  pilot_project: {
    title: 'Projets',
    columns: { ...plain(collective, 'id cohort_id participation_id title short_title theme renamed_to version created_at updated_at'), summary: { why: collective, mentions: true } },
  },
};

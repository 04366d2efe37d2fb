import { erased, machine, type PersonalTables, plain, pointer, said } from '../platform/database/personal-data';
import { NEED_WORDS } from './needs/need-words';

const gathering = `(SELECT g.title || coalesce(', ' || g.held_on, '') FROM gathering g WHERE g.id = t.gathering_id)`;

/** The words of a list of choices. */
const inWords = (column: string, words: Readonly<Record<string, string>>) =>
  `(SELECT string_agg(w.words, ', ' ORDER BY w.words) FROM (VALUES ${Object.entries(words).map(([value, text]) => `('${value}', '${text.replaceAll("'", "''")}')`).join(', ')}) w(value, words) WHERE w.value = ANY (t.${column}))`;

/** What a guest said of themselves, a visitor's request, and a calendar's address. */
export const answersPersonal: PersonalTables = {
  registration_need: {
    title: 'Ce dont vous avez besoin pour venir',
    whose: 't.person_id = $1',
    rows: 'deleted',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id registration_id created_at updated_at'),
      person_id: pointer,
      diets: erased('Repas', `'{}'`, inWords('diets', NEED_WORDS)),
      diet_words: erased('Repas, en vos mots'),
      accesses: erased('Accès', `'{}'`, inWords('accesses', NEED_WORDS)),
      access_words: erased('Accès, en vos mots'),
      travels: erased('Trajet', `'{}'`, inWords('travels', NEED_WORDS)),
      travel_words: erased('Trajet, en vos mots'),
    },
  },
  coming_request: {
    title: 'Vos demandes à venir',
    whose: 't.person_id = $1',
    rows: 'deleted',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id replaces_id registration_id updated_at'),
      person_id: pointer,
      decided_by_id: pointer,
      organisation: erased('Structure'),
      word: erased('Votre mot'),
      state: erased('Suite', `'refused'`, said('state', { asked: 'à confirmer', confirmed: 'confirmée', refused: 'refusée par vous', accepted: 'acceptée', declined: 'déclinée' })),
      confirmed_at: erased('Confirmée le'),
      decided_at: erased('Décidée le'),
      created_at: erased('Demandée le'),
    },
  },
  calendar_feed: {
    title: 'Votre adresse d’agenda',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain('un secret, gardé sous forme d’empreinte, détruit avec la ligne', 'id token_hash updated_at'),
      person_id: pointer,
      revoked_at: erased('Fermée le'),
      created_at: erased('Ouverte le'),
    },
  },
};

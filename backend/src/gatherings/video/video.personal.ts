import { erased, kept, machine, type PersonalTables, plain, pointer, said } from '../../platform/database/personal-data';

const file = 'dit quelque chose d’un fichier ; ses lignes portent les personnes';

/** Names shown in a video meeting: while a file waits, and what is remembered of them. Hours go with the file. */
export const videoPersonal: PersonalTables = {
  video_participant: {
    title: 'Fichiers de visio en attente',
    whose: 't.person_id = $1',
    rows: 'deleted',
    beside: { 'Rendez-vous': '(SELECT g.title FROM gathering g WHERE g.id = t.gathering_id)' },
    columns: {
      ...plain(machine, 'id cohort_id import_id gathering_id person_id outsider updated_at'),
      name: erased('Nom affiché dans la visio', `'—'`),
      emails: erased('Adresses dans le fichier', `'{}'`),
      spans: erased('Temps de présence', `'[]'`),
      known_by: kept('Reconnue par', 'part avec la ligne', said('known_by', { email: 'son adresse', alias: 'un nom retenu', name: 'son nom', hand: 'l’équipe' })),
      created_at: kept('Déposé le', 'part avec la ligne'),
    },
  },
  video_alias: {
    title: 'Noms de visio retenus',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'id cohort_id person_id updated_at'),
      alias: erased('Nom rapproché', 'gen_random_uuid()::text'),
      shown: { ...erased('Nom affiché', `'—'`), mentions: true },
      created_by_id: pointer,
      created_at: kept('Retenu le', 'part avec la ligne'),
    },
  },
  video_import: {
    title: 'Fichiers de visio',
    columns: {
      ...plain(file, 'id cohort_id gathering_id tool span share basis state noted version applied_at created_at updated_at'),
      source_name: { why: file, mentions: true },
      created_by_id: pointer,
      applied_by_id: pointer,
    },
  },
};

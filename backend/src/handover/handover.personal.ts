import { erased, machine, type PersonalTables, plain, pointer, where } from '../platform/database/personal-data';

/** What somebody took over, or left to others. */
export const handoverPersonal: PersonalTables = {
  handover_item: {
    title: 'Tâches que vous avez reprises',
    whose: 't.taker_id = $1',
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id handover_id cohort_id participation_id kind record_id fate created_at updated_at'),
      taker_id: pointer,
      words: { ...erased('Quoi', `'effacé'`), mentions: true },
    },
  },
  handover: {
    title: 'Passages de relais',
    columns: { ...plain('un passage entre deux places d’une équipe', 'id cohort_id participation_id delegate_id newcomer_id created_at updated_at'), done_by_id: pointer },
  },
};

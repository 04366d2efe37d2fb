import { erased, kept, machine, type PersonalTables, plain, pointer, unsigned, where } from '../platform/database/personal-data';

/** What somebody told of what changed, and of the accompaniment. */
const mine = 't.author_id = $1 OR t.entered_for_id = $1';
const signature = { author_id: pointer, entered_for_id: pointer };

export const evaluationPersonal: PersonalTables = {
  effect: {
    title: 'Ce que ça a changé, dit par vous',
    whose: mine,
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id labels expected version created_at updated_at'),
      ...signature,
      statement: unsigned('Ce que vous avez dit'),
      evidence: unsigned('Comment on le sait'),
      seen_by: { ...erased('Vu par'), mentions: true },
      told_on: kept('Dit le', 'de même'),
      confirmed_at: kept('Confirmé le', 'de même'),
    },
  },
  limitation: {
    title: 'Ce qui n’a pas marché, dit par vous',
    whose: mine,
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id version created_at updated_at'),
      ...signature,
      statement: unsigned('Ce que vous avez dit'),
      told_on: kept('Dit le', 'de même'),
      confirmed_at: kept('Confirmé le', 'de même'),
    },
  },
  viewpoint: {
    title: 'Votre mot',
    whose: mine,
    rows: 'kept',
    beside: where,
    columns: {
      ...plain(machine, 'id cohort_id participation_id side version created_at updated_at'),
      ...signature,
      body: unsigned('Ce que vous avez dit'),
      said_by: { ...erased('Dit par', `'Une personne du parcours'`), mentions: true },
      collected_on: kept('Recueilli le', 'de même'),
      accepted_at: kept('Accepté le', 'de même'),
    },
  },
};

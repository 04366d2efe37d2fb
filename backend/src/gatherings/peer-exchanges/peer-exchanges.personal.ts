import { machine, type PersonalTables, plain, pointer } from '../../platform/database/personal-data';

const among = 'dit par un groupe entre pairs, sans auteur';

/** Nothing here is anybody's in particular: cards have no author, by construction. */
export const peerExchangesPersonal: PersonalTables = {
  peer_board: {
    title: 'Tableaux des échanges entre pairs',
    columns: { ...plain(among, 'id cohort_id gathering_id sequence_id participation_id category open_to_phones begun_at version created_at updated_at'), scribe_id: pointer, group_ids: pointer, moved_ids: pointer },
  },
  peer_card: {
    title: 'Cartes des échanges entre pairs',
    columns: { ...plain(among, 'id cohort_id gathering_id board_id participation_id category kind towards shared_at version created_at updated_at'), words: { why: among, mentions: true } },
  },
  peer_entry: {
    title: 'Demandes d’entrée dans un échange entre pairs',
    columns: { ...plain(machine, 'id cohort_id gathering_id board_id as_scribe agreed_at refused_at created_at updated_at'), person_id: pointer, asked_by_id: pointer, agreed_ids: pointer },
  },
  peer_photo: { title: 'Photos de paperboard', columns: plain(machine, 'id cohort_id gathering_id board_id file_id created_at updated_at') },
};

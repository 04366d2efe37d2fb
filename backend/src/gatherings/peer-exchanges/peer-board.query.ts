import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { PeerBoardView, PeerDoorView, PeerExchangeView } from './peer-exchange.contract';

/** A board for its own group, and the boards of a gathering, in numbers, for those who organise or keep one. */
@Injectable()
export class PeerBoardQuery {
  async one(work: Work, id: string): Promise<PeerBoardView> {
    const row = await work.row<PeerBoardView>(board, [id, work.personId]);
    if (!row) throw notFound();
    return row;
  }

  /** For a link whose room is closed: what stands on its door. */
  async door(work: Work, id: string): Promise<PeerDoorView> {
    const row = await work.row<{ door: PeerDoorView | null }>('SELECT access.peer_door($1) AS door', [id]);
    if (!row?.door) throw notFound();
    return row.door;
  }

  async ofGathering(work: Work, gatheringId: string): Promise<PeerExchangeView> {
    const place = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM gathering WHERE id = $1', [gatheringId]);
    if (!place) throw notFound();
    const prepare = work.ids('peer_board', 'create').includes(place.cohortId);
    const boards = await work.rows<PeerExchangeView['boards'][number]>(summaries, [gatheringId, work.actor.personId, work.ids('peer_board', 'read'), work.ids('registration', 'read'), prepare, work.ids('peer_entry', 'read')]);
    if (!prepare) return { boards, sequences: [], territories: [], may: { prepare } };
    const sequences = await work.rows<{ id: string; title: string }>(`SELECT id, title FROM gathering_sequence WHERE gathering_id = $1 AND kind = 'peer_exchange' ORDER BY day_number, from_time`, [gatheringId]);
    const territories = await work.rows<{ id: string; name: string }>(
      'SELECT p.id, t.name FROM participation p JOIN territory t ON t.id = p.territory_id WHERE p.cohort_id = $1 AND ARRAY[p.id, p.cohort_id] && $2::uuid[] ORDER BY t.name',
      [place.cohortId, work.ids('participation', 'read')],
    );
    return { boards, sequences, territories, may: { prepare } };
  }
}

const rank = `array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'], b.category)`;

const board = `
  SELECT b.id, b.gathering_id AS "gatheringId", g.title AS "gatheringTitle", g.held_on AS "heldOn", t.name AS "territoryName", b.category,
    w.given_name || ' ' || w.family_name AS scribe, coalesce(b.scribe_id = $2, false) AS keeps, b.scribe_id IS NULL OR b.scribe_id = $2 AS "mayShare", access.peer_board_readers(b.id) AS readers,
    b.begun_at IS NOT NULL AS begun, access.peer_board_group(b.id) AS "group", to_char(access.peer_erased_on(b.id), 'YYYY-MM-DD') AS "erasedOn",
    (SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'roleTitle', e.role_title, 'asScribe', e.as_scribe, 'state', e.state, 'agreed', e.agreed, 'needed', e.needed, 'answered', e.answered, 'mine', e.mine)), '[]')
      FROM access.peer_entries(b.id) e) AS entries,
    (SELECT coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'towards', c.towards, 'words', c.words, 'shared', c.shared_at IS NOT NULL, 'version', c.version) ORDER BY c.created_at, c.id), '[]')
      FROM peer_card c WHERE c.board_id = b.id) AS cards,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', f.name) ORDER BY p.created_at, p.id), '[]') FROM peer_photo p JOIN stored_file f ON f.id = p.file_id WHERE p.board_id = b.id) AS photos
  FROM peer_board b LEFT JOIN gathering g ON g.id = b.gathering_id LEFT JOIN person w ON w.id = b.scribe_id
    LEFT JOIN participation q ON q.id = b.participation_id LEFT JOIN territory t ON t.id = q.territory_id
  WHERE b.id = $1 AND b.id = ANY (access.own_peer_boards('read'))`;

const summaries = `
  SELECT b.id, b.category, s.title AS "sequenceTitle", t.name AS "territoryName",
    CASE WHEN b.scribe_id IS NOT NULL THEN json_build_object('id', b.scribe_id, 'name', coalesce(w.given_name || ' ' || w.family_name, 'Une personne')) END AS scribe,
    coalesce(b.scribe_id = $2, false) AS keeps, b.open_to_phones AS "openToPhones", b.version, n.cards, n.shared,
    CASE WHEN $5 THEN (SELECT count(*)::integer FROM access.peer_group(b.id) g JOIN registration r ON r.id = g.registration_id
      WHERE ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && $4::uuid[]) ELSE 0 END AS people,
    CASE WHEN $5 THEN (SELECT count(*)::integer FROM personal_link l WHERE l.purpose = 'peer_exchange' AND l.record_ids @> ARRAY[b.id] AND l.revoked_at IS NULL AND l.expires_at > now()) ELSE 0 END AS reached,
    b.begun_at IS NOT NULL AS begun,
    ARRAY(SELECT p.given_name || ' ' || p.family_name FROM access.peer_group(b.id) g JOIN registration r ON r.id = g.registration_id JOIN person p ON p.id = g.person_id
      WHERE $5 AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && $4::uuid[] ORDER BY p.family_name, p.given_name) AS "group",
    (SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', p.given_name || ' ' || p.family_name, 'asScribe', e.as_scribe,
        'state', CASE WHEN e.refused_at IS NOT NULL THEN 'refused' WHEN e.agreed_at IS NOT NULL THEN 'agreed' ELSE 'waiting' END) ORDER BY e.created_at, e.id), '[]')
      FROM peer_entry e JOIN person p ON p.id = e.person_id WHERE e.board_id = b.id AND ARRAY[e.id, e.cohort_id] && $6::uuid[]) AS entries
  FROM peer_board b JOIN access.peer_board_numbers($1) n ON n.board_id = b.id
    LEFT JOIN gathering_sequence s ON s.id = b.sequence_id LEFT JOIN participation p ON p.id = b.participation_id LEFT JOIN territory t ON t.id = p.territory_id
    LEFT JOIN person w ON w.id = b.scribe_id
  WHERE b.gathering_id = $1 AND ARRAY[b.id, b.cohort_id, b.scribe_id] && $3::uuid[]
  ORDER BY t.name NULLS FIRST, s.title NULLS FIRST, ${rank}`;

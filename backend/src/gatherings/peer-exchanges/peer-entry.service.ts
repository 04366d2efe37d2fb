import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { PeerEntryInput } from './peer-exchange.contract';

interface Asked {
  cohortId: string;
  gatheringId: string;
  begun: boolean;
  known: boolean;
  listed: boolean;
}

const wrong = (detail: string) => problem(422, 'wrong-choice', detail, { errors: [{ pointer: '/personId', detail }] });

/** Coming into a room that has begun. Staff ask, by an act that is audited; the group answers; the database opens, and nothing else does. */
@Injectable()
export class PeerEntryService {
  /** Somebody of the list to come in (or to find their way back), or anybody of the directory to keep the board. */
  async ask(work: Work, boardId: string, { personId, asScribe }: PeerEntryInput): Promise<{ id: string }> {
    const board = await work.row<Asked>(
      `SELECT b.cohort_id AS "cohortId", b.gathering_id AS "gatheringId", b.begun_at IS NOT NULL AS begun,
         EXISTS (SELECT FROM person p WHERE p.id = $2 AND ARRAY[p.id, p.network_id] && $3::uuid[]) AS known,
         EXISTS (SELECT FROM registration r WHERE r.gathering_id = b.gathering_id AND r.person_id = $2 AND r.category = b.category AND r.answer IS DISTINCT FROM 'no') AS listed
       FROM peer_board b WHERE b.id = $1`,
      [boardId, personId, work.ids('person', 'read')],
    );
    if (!board) throw notFound();
    if (!board.known) throw wrong('Choisissez une personne de l’annuaire.');
    if (!board.begun) throw problem(409, 'board-not-begun', 'Ce tableau n’a pas commencé : inscrivez la personne au rendez-vous, ou confiez-lui le tableau, sans rien demander au groupe.');
    if (!asScribe && !board.listed) throw wrong('Inscrivez d’abord cette personne au rendez-vous, dans ce groupe d’acteurs.');
    const row = await work.row<{ id: string }>(
      `INSERT INTO peer_entry (cohort_id, gathering_id, board_id, person_id, as_scribe, asked_by_id) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT peer_entry_once DO NOTHING RETURNING id`,
      [board.cohortId, board.gatheringId, boardId, personId, asScribe, work.personId],
    );
    if (!row) throw problem(409, 'entry-asked', 'Le groupe a déjà cette demande : sa réponse est à lui.');
    await work.audit('ask entry', 'peer_board', boardId, board.cohortId, personId);
    return row;
  }

  /** Takes back what the group has not answered; an answer stays. */
  async takeBack(work: Work, boardId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      `DELETE FROM peer_entry WHERE id = $1 AND board_id = $2 AND agreed_at IS NULL AND refused_at IS NULL RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [id, boardId],
    );
    if (!row) throw problem(409, 'entry-answered', 'Le groupe a déjà répondu à cette demande.');
    await work.audit('take back entry', 'peer_board', boardId, row.cohortId, row.personId);
  }

  /** The word of one of the group. A no closes, even after a yes: whoever had come in leaves. */
  async answer(work: Work, boardId: string, id: string, agreed: boolean): Promise<void> {
    const row = await work.row<{ said: string | null }>('SELECT access.answer_peer_entry($1, $2, $3) AS said', [boardId, id, agreed]);
    if (!row?.said) throw notFound();
    if (row.said === 'own') throw problem(403, 'own-entry', 'Qui a fait cette demande, ou en est l’objet, n’y répond pas.');
    if (row.said === 'not-of-group') throw problem(403, 'group-answers', 'C’est au groupe de répondre, depuis ses téléphones.');
    if (agreed && row.said === 'refused') throw problem(409, 'entry-refused', 'Quelqu’un du groupe a dit non : cette demande est close.');
    const board = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM peer_board WHERE id = $1', [boardId]);
    if (row.said === 'agreed' || !agreed) await work.audit(agreed ? 'open room' : 'close room', 'peer_board', boardId, board?.cohortId);
  }
}

import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { Files, type Upload } from '../../platform/files/files.service';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { PeerCardInput, PeerCardView } from './peer-exchange.contract';

interface Place {
  cohortId: string;
  gatheringId: string;
  participationId: string | null;
  category: string;
  mayShare: boolean;
}

/**
 * What a group does in its room. Everybody there writes, corrects and takes back; letting a card out is the scribe's, or
 * anybody's where nobody keeps the board. Who wrote what is kept nowhere, not even in the audit: it says that a card was let
 * out or taken back in, and by whom.
 */
@Injectable()
export class PeerCardService {
  constructor(
    private readonly files: Files,
    private readonly limits: RateLimits,
    private readonly keyring: Keyring,
  ) {}

  /** The card's id comes from where it was typed: sent again, it is the same card. */
  async add(work: Work, boardId: string, id: string, { kind, towards, words }: PeerCardInput): Promise<void> {
    const { cohortId, gatheringId, participationId, category } = await this.room(work, boardId, 'create');
    // Sealed before it is hashed: who typed how much in which room is not to be found again from the database.
    await this.limits.count('peer-cards', this.keyring.proof('peer-cards', boardId, work.personId), { most: 120, minutes: 60 });
    const full = await work.row('SELECT 1 FROM peer_card WHERE board_id = $1 HAVING count(*) >= 300', [boardId]);
    if (full) throw problem(409, 'board-full', 'Ce tableau a 300 cartes : retirez-en avant d’en ajouter.');
    await work.rows('INSERT INTO peer_card (id, cohort_id, gathering_id, board_id, kind, towards, words, participation_id, category) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING', [
      id, cohortId, gatheringId, boardId, kind, towards, words, participationId, category,
    ]);
    if (!(await work.row('SELECT 1 FROM peer_card WHERE id = $1 AND board_id = $2', [id, boardId]))) throw notFound();
  }

  /** A card that was let out comes back into the room when its words change: what others read is what the group chose. */
  async reword(work: Work, boardId: string, id: string, version: number, words: string): Promise<void> {
    await this.room(work, boardId, 'update');
    const known = await work.row<PeerCardView>(
      `SELECT id, kind, towards, words, shared_at IS NOT NULL AS shared, version FROM peer_card WHERE id = $1 AND board_id = $2 FOR UPDATE`,
      [id, boardId],
    );
    if (!known) throw notFound();
    if (known.version !== version) throw stale(known);
    await work.rows('UPDATE peer_card SET words = $3, shared_at = NULL, version = version + 1, updated_at = now() WHERE id = $1 AND board_id = $2', [id, boardId, words]);
  }

  /** Lets one card out of the room, or takes it back: from then on nobody outside reads it. */
  async share(work: Work, boardId: string, id: string, shared: boolean): Promise<void> {
    const { cohortId, mayShare } = await this.room(work, boardId, 'update');
    if (shared && !mayShare) throw problem(403, 'scribe-shares', 'C’est la personne qui tient le tableau qui partage, carte par carte, ce que le groupe a choisi.');
    const changed = await work.row(
      `UPDATE peer_card SET shared_at = CASE WHEN $3 THEN now() END, version = version + 1, updated_at = now()
       WHERE id = $1 AND board_id = $2 AND (shared_at IS NOT NULL) <> $3 RETURNING id`,
      [id, boardId, shared],
    );
    if (changed) await work.audit(shared ? 'share' : 'withdraw', 'peer_board', boardId, cohortId);
    else if (!(await work.row('SELECT 1 FROM peer_card WHERE id = $1 AND board_id = $2', [id, boardId]))) throw notFound();
  }

  async remove(work: Work, boardId: string, id: string): Promise<void> {
    await this.room(work, boardId, 'delete');
    await work.rows('DELETE FROM peer_card WHERE id = $1 AND board_id = $2', [id, boardId]);
  }

  /** A paperboard is photographed, then typed from; the group alone sees it. */
  async addPhoto(work: Work, boardId: string, upload: Upload): Promise<{ id: string }> {
    const { cohortId, gatheringId } = await this.room(work, boardId, 'create');
    const file = await this.files.keep(work, upload, { cohortId });
    return (await work.row<{ id: string }>('INSERT INTO peer_photo (cohort_id, gathering_id, board_id, file_id) VALUES ($1, $2, $3, $4) RETURNING id', [cohortId, gatheringId, boardId, file.id])) as { id: string };
  }

  async photo(work: Work, boardId: string, id: string): Promise<string | null> {
    await this.room(work, boardId, 'read');
    return (await work.row<{ fileId: string }>('SELECT file_id AS "fileId" FROM peer_photo WHERE id = $1 AND board_id = $2', [id, boardId]))?.fileId ?? null;
  }

  async removePhoto(work: Work, boardId: string, id: string): Promise<void> {
    await this.room(work, boardId, 'delete');
    await work.rows('DELETE FROM peer_photo WHERE id = $1 AND board_id = $2', [id, boardId]);
  }

  /** The board, if whoever acts is in its room now: what the guard read in the link is asked again of the list. */
  private async room(work: Work, boardId: string, act: 'read' | 'create' | 'update' | 'delete'): Promise<Place> {
    const place = await work.row<Place>(
      `SELECT cohort_id AS "cohortId", gathering_id AS "gatheringId", participation_id AS "participationId", category, scribe_id IS NULL OR scribe_id = $3 AS "mayShare"
       FROM peer_board WHERE id = $1 AND id = ANY (access.own_peer_boards($2))`,
      [boardId, act, work.personId],
    );
    if (!place) throw notFound();
    return place;
  }
}

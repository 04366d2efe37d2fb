import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Work } from '../../platform/database/work';
import type { SharedCard, SharedCards, SharedCardsAsked } from './peer-exchange.contract';

const most = 1000;

/** What groups let out of their rooms, from one cohort to the next: of it the crossed expectations are made, and nothing else ever is. */
@Injectable()
export class SharedCardsQuery {
  async read(work: Work, { cohortId, gatheringId, participationId, kind, q }: SharedCardsAsked): Promise<z.infer<typeof SharedCards>> {
    const rows = await work.rows<SharedCard>(cards, [work.ids('shared_peer_card', 'read'), cohortId ?? null, gatheringId ?? null, participationId ?? null, kind ?? null, q || null, work.ids('cohort', 'read')]);
    return { items: rows.slice(0, most), more: rows.length > most };
  }
}

const cards = `
  SELECT c.id, c.category AS "from", c.kind, c.towards, c.words, c.cohort_id AS "cohortId", h.name AS "cohortName", c.gathering_id AS "gatheringId", g.title AS "gatheringTitle",
    g.held_on AS "heldOn", c.participation_id AS "participationId", t.name AS "territoryName"
  FROM peer_card c LEFT JOIN gathering g ON g.id = c.gathering_id LEFT JOIN cohort h ON h.id = c.cohort_id AND ARRAY[h.id, h.network_id] && $7::uuid[]
    LEFT JOIN participation p ON p.id = c.participation_id LEFT JOIN territory t ON t.id = p.territory_id
  WHERE c.shared_at IS NOT NULL AND (c.cohort_id = ANY ($1::uuid[]) OR c.gathering_id = ANY ($1::uuid[]))
    AND ($2::uuid IS NULL OR c.cohort_id = $2) AND ($3::uuid IS NULL OR c.gathering_id = $3) AND ($4::uuid IS NULL OR c.participation_id = $4) AND ($5::text IS NULL OR c.kind = $5)
    AND ($6::text IS NULL OR access.fold(c.words) LIKE '%' || access.fold($6) || '%')
  ORDER BY g.held_on DESC NULLS LAST, c.gathering_id, c.created_at, c.id LIMIT 1001`;

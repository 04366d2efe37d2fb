import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { StatementList, StatementView } from './statement.contract';

/** What stands in somebody's name in a territory, with where each statement stands: not answered is never agreed. */
@Injectable()
export class StatementQuery {
  async read(work: Work, participationId: string): Promise<StatementList> {
    const place = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM participation WHERE id = $1', [participationId]);
    if (!place) throw notFound();
    const items = await work.rows<StatementView>(
      `SELECT c.id, c.record_table AS "recordTable", c.record_id AS "recordId", c.heading, c.shown, c.state, access.entered_by(c.id) AS "enteredBy",
         to_json(c.created_at) #>> '{}' AS "enteredAt", c.correction, c.word, to_json(c.answered_at) #>> '{}' AS "answeredAt",
         c.person_id AS "personId", coalesce(p.given_name || ' ' || p.family_name, 'une personne du territoire') AS person, c.letter_id AS "letterId",
         to_json(c.asked_at) #>> '{}' AS "askedAt", EXISTS (SELECT FROM personal_link k WHERE k.record_ids @> ARRAY[c.letter_id] AND k.revoked_at IS NULL AND k.expires_at > now()) AS "linkLive"
       FROM confirmation c LEFT JOIN person p ON p.id = c.person_id
       WHERE c.participation_id = $1 AND c.replaced_at IS NULL ORDER BY (c.state = 'asked') DESC, c.created_at DESC, c.id LIMIT 200`,
      [participationId],
    );
    const may = (object: string, act: 'create' | 'update') => work.ids(object, act).some((id) => id === participationId || id === place.cohortId);
    return { items, may: { ask: may('confirmation', 'create') && may('personal_link', 'create'), revoke: may('personal_link', 'update') } };
  }
}

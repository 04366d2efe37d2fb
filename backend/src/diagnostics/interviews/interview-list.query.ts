import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { InterviewItem } from './interview.contract';
import { pseudonym } from './pseudonym';

/** The interviews of a diagnostic by number, without a name and without a word of what was said. */
@Injectable()
export class InterviewListQuery {
  async read(work: Work, diagnosticId: string): Promise<InterviewItem[]> {
    const rows = await work.rows<Omit<InterviewItem, 'pseudonym'>>(
      `SELECT i.id, i.number, i.category, i.held_on AS "heldOn", i.duration_minutes AS "durationMinutes", i.state,
         p.given_name || ' ' || p.family_name AS interviewer, k.id IS NULL AS erased,
         (SELECT count(*)::int FROM excerpt e WHERE e.interview_id = i.id) AS "passageCount",
         (SELECT min(e.keep_until) FROM interviewee e WHERE e.interview_id = i.id) AS "keepUntil"
       FROM interview i LEFT JOIN data_key k ON k.id = i.data_key_id LEFT JOIN person p ON p.id = i.interviewer_id
       WHERE i.diagnostic_id = $1 ORDER BY i.number LIMIT 500`,
      [diagnosticId],
    );
    return rows.map((row) => ({ ...row, pseudonym: pseudonym(row.number) }));
  }
}

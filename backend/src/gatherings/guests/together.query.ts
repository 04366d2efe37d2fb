import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { OwnDate, OwnDates } from './together.contract';

/** The dates of one person, from one of their lines: those that its reader may see, which from a link are those of its letter. */
@Injectable()
export class TogetherQuery {
  async read(work: Work, gatheringId: string, registrationId: string): Promise<OwnDates> {
    const items = await work.rows<OwnDate>(
      `SELECT r.id AS "registrationId", g.id AS "gatheringId", g.nature, g.format, g.title, g.held_on AS "heldOn", to_char(g.from_time, 'HH24:MI') AS "fromTime",
         to_char(g.to_time, 'HH24:MI') AS "toTime", g.period, g.place, g.cancelled_at IS NOT NULL AS cancelled,
         g.cancelled_at IS NULL AND coalesce(g.held_on >= $3::date, NOT n.noted) AS open, r.answer, r.replacement_name AS "replacementName", r.attends,
         CASE WHEN r.waiting_since IS NOT NULL THEN access.waiting_rank(r.id) END AS "waitingRank", n.noted
       FROM registration o JOIN registration r ON r.person_id = o.person_id AND r.cohort_id = o.cohort_id JOIN gathering g ON g.id = r.gathering_id
         CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM access.certificate_lines(NULL, ARRAY[r.id], NULL, NULL, NULL, NULL)) AS noted) n
       WHERE o.id = $1 AND o.gathering_id = $2 AND r.invited_at IS NOT NULL
         AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && $4::uuid[] AND ARRAY[g.id, g.cohort_id] && $5::uuid[]
       ORDER BY g.held_on NULLS LAST, g.from_time NULLS FIRST, g.number, g.title, g.id LIMIT 100`,
      [registrationId, gatheringId, work.today, work.ids('registration', 'read'), work.ids('gathering', 'read')],
    );
    if (items.length === 0) throw notFound();
    return { items };
  }
}

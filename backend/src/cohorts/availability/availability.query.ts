import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';

const onDay = (column: string) => `(${column} AT TIME ZONE n.time_zone)::date`;

/** What was asked of allies, period by period, and what they answered. */
@Injectable()
export class AvailabilityQuery {
  async list(work: Work, cohortId: string) {
    const items = await work.rows(
      `SELECT q.id, q.starts_on AS "startsOn", q.ends_on AS "endsOn", q.days::float, q.message, count(a.id)::int AS asked, count(a.answer)::int AS answered, coalesce(sum(a.days), 0)::float AS offered
       FROM availability_request q LEFT JOIN availability_answer a ON a.request_id = q.id WHERE q.cohort_id = $1 GROUP BY q.id ORDER BY q.starts_on DESC, q.created_at DESC LIMIT 100`,
      [cohortId],
    );
    return { items };
  }

  /** Through a link, one's own line alone: the others are neither read by row security nor by this statement. */
  async read(work: Work, id: string) {
    const row = await work.row(
      `SELECT q.id, q.starts_on AS "startsOn", q.ends_on AS "endsOn", q.days::float, q.message, json_build_object('id', c.id, 'name', c.name) AS cohort,
         b.given_name || ' ' || b.family_name AS "askedBy",
         coalesce((SELECT json_agg(json_build_object('id', a.id, 'personId', a.person_id, 'name', p.given_name || ' ' || p.family_name, 'organisation', o.name, 'answer', a.answer,
             'days', a.days, 'word', a.word, 'askedOn', ${onDay('a.asked_at')}, 'remindedOn', ${onDay('a.reminded_at')}, 'answeredOn', ${onDay('a.answered_at')},
             'enteredBy', CASE WHEN a.entered_by_id <> a.person_id THEN e.given_name || ' ' || e.family_name END) ORDER BY a.answer IS NULL, p.family_name, p.given_name)
           FROM availability_answer a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN person e ON e.id = a.entered_by_id
           WHERE a.request_id = q.id AND ARRAY[a.id, a.cohort_id, a.person_id] && $2::uuid[]), '[]') AS answers
       FROM availability_request q CROSS JOIN network n JOIN cohort c ON c.id = q.cohort_id LEFT JOIN person b ON b.id = q.created_by_id WHERE q.id = $1`,
      [id, work.ids('availability_answer', 'read')],
    );
    if (!row) throw notFound();
    return row;
  }
}

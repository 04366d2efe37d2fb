import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Work } from '../../platform/database/work';
import { foldedPattern } from '../../platform/database/search-pattern';
import { pageOf, readCursor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import type { QuestionGround, QuestionLine, QuestionsAsked } from './question.contract';

const size = 50;
const named = (alias: string) => `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.given_name || ' ' || ${alias}.family_name) END`;

/** « Questions reçues »: what waits, the oldest promise first; what was answered, the latest first. */
@Injectable()
export class QuestionQuery {
  async list(work: Work, cohortId: string, { state, participation, taker, search, after }: QuestionsAsked) {
    const [day, last] = readCursor(after, z.tuple([z.string(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<QuestionLine>(
      `SELECT q.id, q.asked_by AS "askedBy", q.asked_by_id AS "askedById", q.participation_id AS "participationId", t.name AS "territoryName", q.asked_on AS "askedOn", q.way, q.words,
         ${named('k')} AS taker, q.due_on AS "dueOn", q.answered_on IS NULL AND q.due_on < $3::date AS late, q.answered_on AS "answeredOn", q.answer,
         CASE WHEN a.id IS NOT NULL THEN a.given_name || ' ' || a.family_name END AS "answeredBy"
       FROM question q LEFT JOIN participation p ON p.id = q.participation_id LEFT JOIN territory t ON t.id = p.territory_id
         LEFT JOIN person k ON k.id = q.taker_id LEFT JOIN person a ON a.id = q.answered_by_id
       WHERE q.cohort_id = $1
         AND CASE $2 WHEN 'open' THEN q.answered_on IS NULL WHEN 'late' THEN q.answered_on IS NULL AND q.due_on < $3::date WHEN 'answered' THEN q.answered_on IS NOT NULL ELSE true END
         AND ($4::uuid IS NULL OR q.participation_id = $4) AND ($5::uuid IS NULL OR q.taker_id = $5)
         AND ($6 = '' OR unaccent(q.words || ' ' || q.asked_by || ' ' || coalesce(q.answer, '')) ILIKE $6)
         AND ($7::date IS NULL OR (q.asked_on, q.id) < ($7, $8::uuid))
       ORDER BY q.asked_on DESC, q.id DESC LIMIT ${size + 1}`,
      [cohortId, state, work.today, participation ?? null, taker ?? null, search && foldedPattern(search), day, last],
    );
    return pageOf(rows, size, (row) => [row.askedOn, row.id]);
  }

  async ground(work: Work, cohortId: string) {
    const row = await work.row<z.infer<typeof QuestionGround>>(
      `SELECT c.name AS "cohortName", $2::uuid[] && ARRAY[c.id] AS "mayChangeContact",
         (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) ORDER BY p.family_name, p.given_name), '[]')
          FROM person p WHERE p.id IN (SELECT h.person_id FROM hat h WHERE h.cohort_id = c.id AND h.withdrawn_at IS NULL AND h.hat IN ('cohort_manager', 'pivot_ally', 'project_ally'))) AS takers,
         (SELECT coalesce(json_agg(json_build_object('participationId', v.id, 'name', t.name) ORDER BY t.name), '[]') FROM participation v JOIN territory t ON t.id = v.territory_id WHERE v.cohort_id = c.id) AS territories,
         (SELECT ${named('p')} FROM person p WHERE p.id = access.reply_to_of(c.id, VARIADIC '{}'::uuid[])) AS contact,
         (SELECT count(*)::int FROM question q WHERE q.cohort_id = c.id AND q.answered_on IS NULL AND q.due_on < $3::date) AS late
       FROM cohort c WHERE c.id = $1`,
      [cohortId, work.ids('cohort', 'update'), work.today],
    );
    if (!row) throw notFound();
    return row;
  }
}

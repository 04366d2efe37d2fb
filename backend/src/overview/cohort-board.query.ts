import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inside, seatsOf } from '../cohorts/delegation/delegate.contract';
import { territoryFacts } from '../network/territories/territory.contract';
import type { Work } from '../platform/database/work';
import type { BoardRow, BoardView } from './cohort-page.contract';

type Row = BoardRow & { engaged: boolean };

/**
 * « Où en est le parcours »: one SQL, one row a territory, as it was on the day asked for: of a diagnostic in the past only
 * its two readings are dated, before them it is under way. Each piece is there for those alone who may read it. The statement is exported for the test that times it.
 */
export const boardStatement = `
  SELECT p.id AS "participationId", ${territoryFacts('t')} AS territory, e.participation_id IS NOT NULL AS engaged, stage.it AS stage,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $3::uuid[] THEN (SELECT ${seatsOf('d')} FROM delegate d WHERE d.participation_id = p.id AND ${inside('d', '$2::date')}) END AS seats,
    next.it AS "nextGathering", diagnosed.it AS diagnostic,
    (SELECT json_build_object('id', pp.id, 'title', coalesce(pp.short_title, pp.title)) FROM pilot_project pp
      WHERE pp.participation_id = p.id AND ARRAY[pp.id, pp.cohort_id, pp.participation_id] && $7::uuid[]) AS project,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $8::uuid[] THEN json_build_object('budget', p.support_days_budget,
      'used', (SELECT coalesce(sum(s.days), 0) FROM support_day s WHERE s.participation_id = p.id AND s.on_date <= $2::date)) END AS support,
    CASE WHEN ARRAY[p.cohort_id, p.id] && $9::uuid[] THEN json_build_object('lastOn',
      (SELECT max(w.told_on) FROM news w WHERE w.participation_id = p.id AND w.told_on <= $2::date)) END AS news
  FROM participation p
  JOIN territory t ON t.id = p.territory_id
  LEFT JOIN access.engaged_participations(ARRAY[$1::uuid]) e ON e.participation_id = p.id
  LEFT JOIN LATERAL (
    SELECT json_build_object('stage', s.stage, 'reachedOn', s.reached_on,
        'nextStep', CASE WHEN ARRAY[s.cohort_id, s.participation_id] && $10::uuid[] THEN s.next_step END) AS it
    FROM participation_stage s
    WHERE s.participation_id = p.id AND s.reached_on <= $2::date AND ARRAY[s.cohort_id, s.participation_id] && $4::uuid[]
    ORDER BY s.reached_on DESC, s.created_at DESC LIMIT 1) stage ON true
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', g.id, 'title', g.title, 'heldOn', g.held_on) AS it
    FROM gathering g
    WHERE e.participation_id IS NOT NULL AND g.cohort_id = p.cohort_id AND g.held_on >= $2::date AND g.cancelled_at IS NULL AND ARRAY[g.id, g.cohort_id] && $11::uuid[]
      AND (EXISTS (SELECT 1 FROM registration r WHERE r.gathering_id = g.id AND r.participation_id = p.id AND ARRAY[r.cohort_id, r.participation_id] && $5::uuid[])
        OR NOT EXISTS (SELECT 1 FROM registration r WHERE r.gathering_id = g.id AND ARRAY[r.cohort_id, r.participation_id] && $5::uuid[]))
    ORDER BY g.held_on, g.id LIMIT 1) next ON true
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', d.id,
      'state', CASE WHEN $2::date >= $12::date THEN d.state WHEN d.restituted_on <= $2::date THEN 'restituted'
        WHEN d.first_reading_on <= $2::date THEN 'first_reading' ELSE 'underway' END,
      'publicRestitutionOn', CASE WHEN d.public_restitution_on <= $2::date THEN d.public_restitution_on END, 'held', nullif(n.held, 0),
      'planned', nullif(n.planned, 0)) AS it
    FROM diagnostic d
    LEFT JOIN access.interview_totals(ARRAY[$1::uuid]) n ON n.diagnostic_id = d.id
    WHERE d.participation_id = p.id AND ARRAY[d.id, d.cohort_id, d.participation_id] && $6::uuid[]) diagnosed ON true
  WHERE p.cohort_id = $1 AND p.accompanied_as = 'territory' AND NOT p.id = ANY ((SELECT access.hidden_leads(ARRAY[$1::uuid]))::uuid[])
  ORDER BY t.name, p.id`;

/** Where each territory of a cohort stands on a day. */
@Injectable()
export class CohortBoardQuery {
  async read(work: Work, cohortId: string, on: string): Promise<z.infer<typeof BoardView>> {
    const rows = await work.rows<Row>(boardStatement, boardValues(work, cohortId, on));
    return {
      on,
      rows: rows.filter(({ engaged }) => engaged),
      // Who was approached in vain is named to its staff and its own people; others read how many there were.
      met: rows.flatMap(({ engaged, stage, participationId, territory: { name, kind, departmentName, invented } }) =>
        !engaged && stage ? [{ participationId, name, kind, departmentName, invented, stage }] : [],
      ),
    };
  }
}

/** The values of `boardStatement`, in order. The next step is the staff's note: written to be read by them and by the territory itself. */
export function boardValues(work: Work, cohortId: string, on: string): unknown[] {
  const read = (object: string) => work.ids(object, 'read');
  const stages = read('participation_stage');
  const nextSteps = work.ids('participation_stage', 'update').includes(cohortId) ? stages : stages.filter((id) => id !== cohortId);
  return [cohortId, on, read('delegate'), stages, read('registration'), read('diagnostic'), read('pilot_project'), read('support_day'), read('news'), nextSteps, read('gathering'), work.today];
}

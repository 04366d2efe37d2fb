import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { RecruitingView } from './recruiting.contract';
import { FunnelStage, funnelCounts, proves } from './stage-reach.contract';

const named = (alias: string) => `json_build_object('id', ${alias}.id, 'name', ${alias}.given_name || ' ' || ${alias}.family_name)`;

/** $1 the cohort, $2 the day, $3 whether the caller reads what staff note, $4 the people of its staff's hats. */
const recruitingStatement = `
  WITH lead AS (
    SELECT p.id, t.name, t.kind, t.department_name, t.population, t.invented, p.lead_origin, p.lead_organisation_id, p.lead_person_id, p.executive_title, past.*
    FROM participation p JOIN territory t ON t.id = p.territory_id
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('id', s.id, 'stage', s.stage, 'reachedOn', s.reached_on) ORDER BY s.reached_on, s.created_at) AS stages,
        to_json(array_remove(ARRAY[${FunnelStage.options.map((stage) => `CASE WHEN bool_or(${proves('s', stage)}) THEN '${stage}' END`).join(', ')}], NULL)) AS reached,
        (array_agg(s.id ORDER BY s.reached_on DESC, s.created_at DESC))[1] AS last_id
      FROM participation_stage s WHERE s.participation_id = p.id AND s.reached_on <= $2::date) past
    WHERE p.cohort_id = $1 AND p.accompanied_as = 'territory' AND past.last_id IS NOT NULL
      -- Those who were approached in vain are counted for all, named to staff alone.
      AND ($3 OR EXISTS (SELECT 1 FROM participation_stage e WHERE e.participation_id = p.id AND e.stage IN ('engaged', 'paused', 'completed', 'stopped')))
  )
  SELECT $2::date AS "on", json_build_object('id', c.id, 'name', c.name) AS cohort, ${funnelCounts('c.id', '$2::date')} AS counts,
    coalesce((SELECT json_agg(json_build_object('participationId', l.id, 'name', l.name, 'kind', l.kind, 'departmentName', l.department_name, 'population', l.population,
        'invented', l.invented, 'stages', l.stages, 'reached', l.reached, 'stage', last.stage, 'reachedOn', last.reached_on,
        'origin', json_build_object('kind', l.lead_origin, 'organisation', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END,
          'person', CASE WHEN $3 AND who.id IS NOT NULL THEN ${named('who')} END),
        'next', CASE WHEN $3 THEN json_build_object('step', last.next_step, 'on', last.next_on, 'by', CASE WHEN by.id IS NOT NULL THEN ${named('by')} END) END,
        'executive', CASE WHEN $3 THEN json_build_object('title', l.executive_title, 'facts', coalesce((SELECT json_agg(json_build_object('id', f.id, 'kind', f.kind, 'onDate', f.on_date)
          ORDER BY f.on_date, f.kind) FROM executive_fact f WHERE f.participation_id = l.id), '[]')) END) ORDER BY last.reached_on DESC, l.name, l.id)
      FROM lead l JOIN participation_stage last ON last.id = l.last_id LEFT JOIN organisation o ON o.id = l.lead_organisation_id
        LEFT JOIN person who ON who.id = l.lead_person_id LEFT JOIN person by ON by.id = last.next_by_id), '[]') AS leads,
    CASE WHEN $3 THEN coalesce((SELECT json_agg(json_build_object('id', e.id, 'title', e.title, 'place', e.place, 'heldOn', e.held_on,
        'participationIds', (SELECT coalesce(json_agg(pt.participation_id), '[]') FROM presentation_territory pt WHERE pt.presentation_id = e.id)) ORDER BY e.held_on, e.title)
      FROM presentation e WHERE e.cohort_id = c.id), '[]') END AS presentations,
    CASE WHEN $3 THEN coalesce((SELECT json_agg(${named('x')} ORDER BY x.family_name, x.given_name) FROM person x WHERE x.id IN (
      SELECT h.person_id FROM hat h WHERE h.cohort_id = c.id AND h.hat IN ('cohort_manager', 'pivot_ally') AND h.withdrawn_at IS NULL
        AND h.starts_on <= $4::date AND (h.ends_on IS NULL OR h.ends_on >= $4::date))), '[]') END AS staff
  FROM cohort c WHERE c.id = $1`;

/** Every territory that was ever approached for a cohort: where it comes from, what it reached, what comes next. */
@Injectable()
export class RecruitingQuery {
  async read(work: Work, cohortId: string, on: string): Promise<RecruitingView> {
    const may = (object: string, act: 'read' | 'create' | 'update' | 'delete') => work.ids(object, act).some((scope) => scope === cohortId || scope === networkId);
    const row = await work.row<Omit<RecruitingView, 'may'>>(recruitingStatement, [cohortId, on, may('participation_stage', 'update'), work.today]);
    if (!row) throw notFound();
    return {
      ...row,
      may: {
        move: may('participation_stage', 'create'),
        add: may('participation', 'create'),
        eraseStage: may('participation_stage', 'delete'),
        eraseFact: may('executive_fact', 'delete'),
        erasePresentation: may('presentation', 'delete'),
      },
    };
  }
}

import { Injectable } from '@nestjs/common';
import { inside } from '../cohorts/delegation/delegate.contract';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { TerritoryDraftView } from './territory-page.contract';

const word = (side: 'ally' | 'territory') =>
  `coalesce((SELECT json_build_object('state', CASE WHEN v.accepted_at IS NULL THEN 'awaiting' ELSE 'accepted' END, 'body', v.body, 'saidBy', v.said_by,
     'collectedOn', v.collected_on) FROM viewpoint v WHERE v.participation_id = pa.id AND v.side = '${side}'),
     '{"state":"missing","body":null,"saidBy":null,"collectedOn":null}')`;

/** A territory's page as it stands today, for those who write it: one statement. */
@Injectable()
export class TerritoryDraftQuery {
  async read(work: Work, participationId: string): Promise<TerritoryDraftView> {
    // OFFSET 0: each person is looked up by id; joined flat, the two policies on people had the whole table read.
    const row = await work.row<Omit<TerritoryDraftView, 'may'>>(
      `SELECT pa.id AS "participationId", pa.cohort_id AS "cohortId",
         json_build_object(
           'territory', json_build_object('name', t.name, 'kind', t.kind, 'inseeCode', t.insee_code, 'siren', t.siren, 'department', t.department,
             'departmentName', t.department_name, 'population', t.population, 'populationList', t.population_list, 'populationYear', t.population_year,
             'populationReported', CASE WHEN t.population IS NULL OR abs(t.population_reported - t.population) > 0.15 * t.population THEN t.population_reported END,
             'areaKm2', t.area_km2, 'communeCount', t.commune_count),
           'cohort', json_build_object('name', c.name, 'years', c.years),
           'stages', coalesce((SELECT json_agg(json_build_object('stage', s.stage, 'reachedOn', s.reached_on) ORDER BY s.reached_on, s.created_at)
             FROM participation_stage s WHERE s.participation_id = pa.id), '[]'),
           'team', coalesce((SELECT json_agg(json_build_object('category', d.category, 'name', p.given_name || ' ' || p.family_name,
               'role', coalesce(d.role_title, p.role_title), 'foreseen', d.status = 'foreseen') ORDER BY d.head_of_executive DESC, d.starts_on, p.family_name)
             FROM (SELECT DISTINCT ON (s.person_id, s.category) s.* FROM delegate s
               WHERE s.participation_id = pa.id AND s.delegation_kind <> 'project_group' AND NOT s.substitute AND ${inside('s', '$2::date')}
               ORDER BY s.person_id, s.category, s.status, s.starts_on) d
               CROSS JOIN LATERAL (SELECT q.given_name, q.family_name, q.role_title FROM person q WHERE q.id = d.person_id OFFSET 0) p), '[]'),
           'diagnostic', (SELECT json_build_object('by', o.name, 'restitutedOn', g.restituted_on,
               'interviews', access.interview_total(pa.id),
               'points', coalesce((SELECT json_agg(json_build_object('position', f.position, 'kind', f.kind, 'statement', f.statement, 'answer', a.answer,
                   'reason', a.reason) ORDER BY f.position)
                 FROM finding f LEFT JOIN project_answer a ON a.finding_id = f.id WHERE f.diagnostic_id = g.id AND f.shared_at IS NOT NULL), '[]'))
             FROM diagnostic g LEFT JOIN organisation o ON o.id = g.organisation_id WHERE g.participation_id = pa.id),
           'project', (SELECT json_build_object('title', pr.title, 'theme', pr.theme, 'summary', pr.summary, 'renamedTo', pr.renamed_to)
             FROM pilot_project pr WHERE pr.participation_id = pa.id),
           'support', json_build_object('budget', pa.support_days_budget,
             'used', (SELECT coalesce(sum(s.days), 0) FROM support_day s WHERE s.participation_id = pa.id),
             'allies', coalesce((SELECT json_agg(json_build_object('name', o.name, 'days', used.days) ORDER BY used.days DESC, o.name)
               FROM (SELECT organisation_id, sum(days) AS days FROM (
                   SELECT organisation_id, days FROM support_day WHERE participation_id = pa.id
                   UNION ALL SELECT organisation_id, 0 FROM support_assignment WHERE participation_id = pa.id) one GROUP BY organisation_id) used
                 JOIN organisation o ON o.id = used.organisation_id), '[]')),
           'effects', coalesce((SELECT json_agg(json_build_object('statement', e.statement, 'labels', e.labels, 'expected', e.expected, 'evidence', e.evidence,
               'seenBy', e.seen_by, 'toConfirm', e.entered_for_id IS NOT NULL AND e.confirmed_at IS NULL) ORDER BY e.created_at, e.id)
             FROM effect e WHERE e.participation_id = pa.id), '[]'),
           'limits', coalesce((SELECT json_agg(json_build_object('statement', l.statement, 'toConfirm', l.entered_for_id IS NOT NULL AND l.confirmed_at IS NULL)
             ORDER BY l.created_at, l.id) FROM limitation l WHERE l.participation_id = pa.id), '[]'),
           'viewpoints', json_build_object('ally', ${word('ally')}, 'territory', ${word('territory')})
         ) AS content,
         (SELECT json_build_object('number', v.number, 'publishedAt', v.published_at) FROM territory_page v
          WHERE v.participation_id = pa.id AND v.withdrawn_at IS NULL ORDER BY v.number DESC LIMIT 1) AS published
       FROM participation pa JOIN territory t ON t.id = pa.territory_id JOIN cohort c ON c.id = pa.cohort_id WHERE pa.id = $1`,
      [participationId, work.today],
    );
    if (!row) throw notFound();
    const may = (act: 'create' | 'update') => work.ids('territory_page', act).some((id) => id === row.cohortId || id === participationId);
    return { ...row, may: { publish: may('create'), withdraw: may('update') } };
  }
}

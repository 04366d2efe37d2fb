import { Injectable } from '@nestjs/common';
import { inside, seated } from '../../cohorts/delegation/delegate.contract';
import type { Work } from '../../platform/database/work';
import type { SideRow } from './side-by-side.contract';

/** $1 the cohorts of the caller's staff hats, $2 the day. An institution that is accompanied is none of the territories. */
export const sideStatement = `
  WITH walking AS (
    SELECT e.participation_id AS id, p.cohort_id, p.support_days_budget AS budget
    FROM access.engaged_participations($1::uuid[]) e JOIN participation p ON p.id = e.participation_id WHERE e.engaged_on <= $2::date
  ), seated AS (
    SELECT w.cohort_id, 4 * count(DISTINCT g.id) AS "of",
      count(DISTINCT (d.delegation_id, d.category)) FILTER (WHERE d.status = 'agreed' AND d.category <> 'resident' AND ${seated('d')} AND ${inside('d', '$2::date')}) AS filled
    FROM walking w JOIN delegation g ON g.participation_id = w.id AND g.kind = 'quartet' AND (g.starts_on IS NULL OR g.starts_on <= $2::date) AND (g.ends_on IS NULL OR g.ends_on >= $2::date)
      LEFT JOIN delegate d ON d.delegation_id = g.id
    GROUP BY 1
  ), noted AS (
    SELECT DISTINCT a.gathering_id FROM attendance a WHERE a.cohort_id = ANY ($1)
  ), invited AS (
    SELECT r.cohort_id, count(*) AS "of", count(*) FILTER (WHERE EXISTS (SELECT 1 FROM attendance a WHERE a.registration_id = r.id)) AS came
    FROM registration r JOIN noted n ON n.gathering_id = r.gathering_id JOIN gathering g ON g.id = r.gathering_id
    WHERE r.cohort_id = ANY ($1) AND g.held_on <= $2::date GROUP BY 1
  ), met AS (
    SELECT d.cohort_id, count(*) AS "of", count(*) FILTER (WHERE d.restituted_on <= $2::date) AS restituted FROM diagnostic d JOIN walking w ON w.id = d.participation_id GROUP BY 1
  ), projects AS (
    SELECT p.cohort_id, count(*)::int AS count FROM pilot_project p JOIN walking w ON w.id = p.participation_id GROUP BY 1
  ), spent AS (
    SELECT s.cohort_id, sum(s.days) AS days FROM support_day s JOIN walking w ON w.id = s.participation_id WHERE s.on_date <= $2::date GROUP BY 1
  ), told AS (
    SELECT n.cohort_id, max(n.told_on) AS last_on FROM news n JOIN walking w ON w.id = n.participation_id WHERE n.told_on <= $2::date GROUP BY 1
  ), territories AS (
    SELECT w.cohort_id, count(*)::int AS engaged, sum(w.budget) AS budget FROM walking w GROUP BY 1
  ), aimed AS (
    SELECT t.cohort_id, max(t.target) AS target FROM programme_target t WHERE t.cohort_id = ANY ($1) AND t.indicator = 'territories_engaged' GROUP BY 1
  )
  SELECT c.id, c.name, c.region, c.starts_on AS "startsOn", c.ends_on AS "endsOn",
    coalesce((SELECT json_agg(DISTINCT f.phase) FROM cohort_phase f WHERE f.cohort_id = c.id AND $2::date BETWEEN f.starts_on AND f.ends_on), '[]') AS phases,
    coalesce(t.engaged, 0) AS engaged, aimed.target AS "engagedTarget",
    json_build_object('count', coalesce(seated.filled, 0), 'of', coalesce(seated."of", 0)) AS seats,
    json_build_object('count', coalesce(invited.came, 0), 'of', coalesce(invited."of", 0)) AS presence,
    json_build_object('count', coalesce(met.restituted, 0), 'of', coalesce(met."of", 0)) AS diagnostics,
    coalesce(projects.count, 0) AS projects,
    json_build_object('count', coalesce(spent.days, 0), 'of', coalesce(t.budget, 0)) AS days,
    told.last_on AS "lastNewsOn"
  FROM cohort c LEFT JOIN territories t ON t.cohort_id = c.id LEFT JOIN aimed ON aimed.cohort_id = c.id LEFT JOIN seated ON seated.cohort_id = c.id
    LEFT JOIN invited ON invited.cohort_id = c.id LEFT JOIN met ON met.cohort_id = c.id LEFT JOIN projects ON projects.cohort_id = c.id
    LEFT JOIN spent ON spent.cohort_id = c.id LEFT JOIN told ON told.cohort_id = c.id
  WHERE c.id = ANY ($1) ORDER BY c.starts_on DESC, c.name, c.id`;

/** Several cohorts side by side, for the staff of each: one SQL, whatever their number. */
@Injectable()
export class SideBySideQuery {
  async read(work: Work) {
    const staffed = work.ids('participation_stage', 'update');
    return { on: work.today, rows: await work.rows<SideRow>(sideStatement, [staffed, work.today]) };
  }
}

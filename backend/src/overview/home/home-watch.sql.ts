import { selectOf } from './watch/watch-part';
import { watchParts } from './watch/watch-parts';

const lines = Object.entries(watchParts).map(([kind, part]) => selectOf(kind, part));

/** « À regarder »: what staff may want to look at in their cohorts ($1) today ($2), with what $3 put aside below, all of it; the nearest at hand first. Each kind of line has its own file in `watch/`. */
export const watchStatement = `
  WITH zone AS (SELECT time_zone AS name FROM network), stage AS (
    SELECT DISTINCT ON (s.participation_id) s.participation_id, s.stage FROM participation_stage s
    WHERE s.cohort_id = ANY ($1::uuid[]) AND s.reached_on <= $2::date ORDER BY s.participation_id, s.reached_on DESC, s.created_at DESC
  ), place AS (
    SELECT p.id, p.cohort_id, c.name AS cohort_name, t.name AS territory_name, p.support_days_budget AS budget, e.engaged_on,
      stage.stage IN ('engaged', 'paused') AS live,
      EXISTS (SELECT 1 FROM cohort_phase f WHERE f.cohort_id = c.id AND f.phase = 'evaluation' AND f.starts_on <= $2::date) AS telling,
      (SELECT max(f.ends_on) FROM cohort_phase f WHERE f.cohort_id = c.id AND f.phase = 'diagnostic') AS diagnostics_until
    FROM participation p JOIN access.engaged_participations($1) e ON e.participation_id = p.id JOIN stage ON stage.participation_id = p.id
      JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id
    WHERE p.cohort_id = ANY ($1)
  ), line AS (
    ${lines.join('\n    UNION ALL\n    ')}
  )
  , keyed AS (
    -- Two busy times may bear one name: theirs is the day as well.
    SELECT *, md5(concat_ws(' ', kind, "cohortId", coalesce("participationId"::text, '-'), coalesce("recordId"::text, '-'), subject, CASE kind WHEN 'busy_ahead' THEN "on" END)) AS line FROM line
  ), placed AS (
    SELECT keyed.*, r.id AS rest_id, r.until, row_number() OVER (PARTITION BY r.id IS NULL ORDER BY rank, "on", "territoryName", "recordId", subject) AS nth
    FROM keyed LEFT JOIN watch_rest r ON r.line = keyed.line AND r.person_id = $3 AND r.until > $2::date
  )
  SELECT kind, "cohortId", "cohortName", "participationId", "territoryName", "recordId", subject, "on", count, "of", seats, line,
    CASE WHEN rest_id IS NOT NULL THEN json_build_object('id', rest_id, 'until', until) END AS rest
  FROM placed WHERE rest_id IS NOT NULL OR nth <= 60 ORDER BY rest_id IS NOT NULL, nth`;

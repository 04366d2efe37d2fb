import { inside, seatsOf } from '../../cohorts/delegation/delegate.contract';

/** « À regarder »: what staff may want to look at in their cohorts ($1) today ($2); the nearest at hand first. */
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
    SELECT 'invitations_unanswered' AS kind, 1 AS rank, g.cohort_id, c.name AS cohort_name, NULL::uuid AS participation_id, NULL::text AS territory_name,
      g.id AS record_id, g.title AS subject, g.held_on AS "on", waited.count::numeric AS count, waited."of"::numeric AS "of", NULL::json AS seats
    FROM gathering g JOIN cohort c ON c.id = g.cohort_id
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE r.answer IS NULL) AS count, count(*) AS "of" FROM registration r WHERE r.gathering_id = g.id AND r.invited_at IS NOT NULL) waited
    WHERE g.cohort_id = ANY ($1) AND g.held_on BETWEEN $2::date AND $2::date + 30 AND waited.count > 0
    UNION ALL
    SELECT 'note_to_read', 2, place.cohort_id, cohort_name, place.id, territory_name, n.project_id, n.kind, (n.updated_at AT TIME ZONE zone.name)::date, NULL, NULL, NULL
    FROM place CROSS JOIN zone JOIN project_note n ON n.participation_id = place.id WHERE n.state = 'to_read'
    UNION ALL
    SELECT 'seats_to_fill', 3, cohort_id, cohort_name, id, territory_name, NULL, NULL, NULL, 4 - team.sitting, 4, team.seats
    FROM place CROSS JOIN LATERAL (SELECT count(DISTINCT d.category) FILTER (WHERE d.status = 'agreed' AND d.category <> 'resident') AS sitting, ${seatsOf('d')} AS seats
      FROM delegate d WHERE d.participation_id = place.id AND ${inside('d', '$2::date')}) team
    WHERE live AND team.sitting < 4
    UNION ALL
    SELECT 'diagnostic_late', 4, place.cohort_id, cohort_name, place.id, territory_name, d.id, d.state, diagnostics_until, NULL, NULL, NULL
    FROM place JOIN diagnostic d ON d.participation_id = place.id WHERE live AND d.state <> 'restituted' AND diagnostics_until < $2::date
    UNION ALL
    SELECT 'support_nearly_used', 5, cohort_id, cohort_name, id, territory_name, NULL, NULL, NULL, spent.days, budget, NULL
    FROM place CROSS JOIN LATERAL (SELECT coalesce(sum(s.days), 0) AS days FROM support_day s WHERE s.participation_id = place.id) spent
    WHERE live AND budget > 0 AND spent.days >= 0.75 * budget
    UNION ALL
    SELECT 'no_news', 6, cohort_id, cohort_name, id, territory_name, NULL, NULL, last.told_on, NULL, NULL, NULL
    FROM place CROSS JOIN LATERAL (SELECT max(w.told_on) AS told_on FROM news w WHERE w.participation_id = place.id) last
    WHERE live AND coalesce(last.told_on, engaged_on) < $2::date - 30
    UNION ALL
    SELECT 'viewpoint_missing', 7, cohort_id, cohort_name, id, territory_name, NULL, side, NULL, NULL, NULL, NULL
    FROM place CROSS JOIN unnest(ARRAY['ally', 'territory']) AS side
    WHERE telling AND NOT EXISTS (SELECT 1 FROM viewpoint v WHERE v.participation_id = place.id AND v.side = side.side)
    UNION ALL
    SELECT 'page_to_publish', 8, cohort_id, cohort_name, NULL, NULL, NULL, string_agg(territory_name, ', ' ORDER BY territory_name), NULL, count(*), NULL, NULL
    FROM place WHERE telling AND NOT EXISTS (SELECT 1 FROM territory_page v WHERE v.participation_id = place.id AND v.withdrawn_at IS NULL)
      AND 2 = (SELECT count(*) FROM viewpoint v WHERE v.participation_id = place.id)
    GROUP BY cohort_id, cohort_name
  )
  SELECT kind, cohort_id AS "cohortId", cohort_name AS "cohortName", participation_id AS "participationId", territory_name AS "territoryName",
    record_id AS "recordId", subject, "on", count, "of", seats
  FROM line ORDER BY rank, "on", territory_name, record_id, subject LIMIT 60`;

/**
 * What somebody owes, was answered, and what is coming. $1 the person, $2 today, $3 and $4 the territories of their team
 * and of their support, $5 the diagnostics where they hold interviews and $6 those they lead, $7 the scopes of gatherings,
 * $8 those of published pages, $9 those of resources. A territory gets three lines, the most pressing first.
 */
export const linesStatement = `
  WITH zone AS (SELECT time_zone AS name FROM network), stage AS (
    SELECT DISTINCT ON (s.participation_id) s.participation_id, s.stage FROM participation_stage s
    WHERE s.participation_id = ANY ($3::uuid[] || $4::uuid[]) AND s.reached_on <= $2::date
    ORDER BY s.participation_id, s.reached_on DESC, s.created_at DESC
  ), place AS (
    SELECT p.id, p.cohort_id, c.name AS cohort_name, t.name AS territory_name, p.support_days_budget AS budget,
      p.id = ANY ($3) AS mine, p.id = ANY ($4) AS supported, coalesce(stage.stage, 'engaged') IN ('engaged', 'paused') AS live,
      coalesce(stage.stage, 'engaged') IN ('engaged', 'paused', 'completed') AS walking,
      EXISTS (SELECT 1 FROM cohort_phase f WHERE f.cohort_id = c.id AND f.phase = 'evaluation' AND f.starts_on <= $2::date) AS telling
    FROM participation p JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id LEFT JOIN stage ON stage.participation_id = p.id
    WHERE p.id = ANY ($3 || $4) AND p.accompanied_as = 'territory'
  ), met AS (
    SELECT d.*, c.name AS cohort_name, t.name AS territory_name FROM diagnostic d
    JOIN participation p ON p.id = d.participation_id JOIN cohort c ON c.id = d.cohort_id JOIN territory t ON t.id = p.territory_id
    WHERE d.id = ANY ($5::uuid[]) OR d.participation_id = ANY ($3)
  ), elsewhere AS MATERIALIZED (SELECT * FROM access.own_invitations()
  ), peers AS MATERIALIZED (SELECT * FROM access.own_peer_places()
  ), line AS (
    SELECT 'answer_invitation' AS kind, 'owed' AS section, 1 AS rank, 1 AS minutes, g.cohort_id, c.name AS cohort_name, r.participation_id, t.name AS territory_name,
      g.id AS record_id, g.title AS subject, g.held_on AS "on", NULL::numeric AS count, NULL::numeric AS "of"
    FROM registration r JOIN gathering g ON g.id = r.gathering_id JOIN cohort c ON c.id = g.cohort_id
      LEFT JOIN participation p ON p.id = r.participation_id LEFT JOIN territory t ON t.id = p.territory_id
    WHERE r.person_id = $1 AND r.invited_at IS NOT NULL AND r.answer IS NULL AND g.held_on >= $2::date AND g.cancelled_at IS NULL
    UNION ALL
    SELECT CASE WHEN answer IS NULL THEN 'answer_invitation' ELSE 'next_gathering' END, CASE WHEN answer IS NULL THEN 'owed' ELSE 'coming' END, CASE WHEN answer IS NULL THEN 1 ELSE 2 END,
      CASE WHEN answer IS NULL THEN 1 END, cohort_id, cohort_name, NULL, NULL, gathering_id, title, held_on, NULL, NULL
    FROM elsewhere WHERE answer IS NULL OR answer = 'yes'
    UNION ALL
    -- One for whoever keeps the board.
    SELECT 'peer_board', 'owed', 1, NULL, cohort_id, cohort_name, participation_id, territory_name, board_id, title, held_on, CASE WHEN link_id IS NULL THEN 1 END, NULL FROM peers
    UNION ALL
    SELECT 'prepare_task', 'owed', 1, NULL, n.cohort_id, n.cohort_name, n.participation_id, n.territory_name, n.id, n.words, n.held_on, NULL, NULL
    FROM (SELECT k.id, k.words, k.cohort_id, c.name AS cohort_name, r.participation_id, t.name AS territory_name, g.held_on,
        row_number() OVER (PARTITION BY k.cohort_id ORDER BY g.held_on NULLS LAST, k.created_at, k.id) AS turn
      FROM gathering_task k JOIN gathering g ON g.id = k.gathering_id JOIN cohort c ON c.id = k.cohort_id LEFT JOIN registration r ON r.gathering_id = g.id AND r.person_id = $1
        LEFT JOIN participation p ON p.id = r.participation_id LEFT JOIN territory t ON t.id = p.territory_id
      WHERE k.person_id = $1 AND k.done_at IS NULL AND g.cancelled_at IS NULL AND coalesce(g.held_on >= $2::date, true)) n
    WHERE n.turn <= 2
    UNION ALL
    -- None of none: nobody is invited yet; « of » one for whoever invites.
    SELECT 'next_gathering', 'coming', 2, NULL, n.cohort_id, n.cohort_name, n.participation_id, n.territory_name, n.id, n.title, n.held_on,
      CASE WHEN n.listed IS NULL AND (n.cohort_id = ANY ($10) OR n.delegated) AND access.invited_territories(n.id) = 0 AND NOT EXISTS (SELECT FROM registration i WHERE i.gathering_id = n.id AND i.invited_at IS NOT NULL) THEN 0 END,
      CASE WHEN n.cohort_id = ANY ($10) THEN 1 END
    FROM (SELECT g.*, c.name AS cohort_name, r.participation_id, t.name AS territory_name, r.id AS listed, d.delegated, row_number() OVER (PARTITION BY g.cohort_id ORDER BY g.held_on, g.id) AS turn
      FROM gathering g JOIN cohort c ON c.id = g.cohort_id CROSS JOIN LATERAL (SELECT c.id IN (SELECT m.cohort_id FROM participation m WHERE m.id = ANY ($3)) AS delegated) d LEFT JOIN registration r ON r.gathering_id = g.id AND r.person_id = $1
        LEFT JOIN participation p ON p.id = r.participation_id LEFT JOIN territory t ON t.id = p.territory_id
      WHERE g.cohort_id = ANY ($7::uuid[]) AND g.held_on >= $2::date AND g.cancelled_at IS NULL AND coalesce(r.answer, '') <> 'no'
        -- Where others are invited and oneself is not, a delegate is not expected.
        AND (r.id IS NOT NULL OR NOT d.delegated OR c.id = ANY ($10) OR access.invited_territories(g.id) = 0) AND NOT (r.id IS NOT NULL AND r.answer IS NULL AND r.invited_at IS NOT NULL)) n
    WHERE n.turn <= 2
    UNION ALL
    SELECT 'note_read', 'answered', 3, 10, place.cohort_id, cohort_name, place.id, territory_name, n.project_id, n.kind, (n.updated_at AT TIME ZONE zone.name)::date, NULL, NULL
    FROM place CROSS JOIN zone JOIN project_note n ON n.participation_id = place.id WHERE mine AND live AND n.state = 'read_with_questions'
    UNION ALL
    SELECT 'answer_findings', 'owed', 4, 5, place.cohort_id, cohort_name, place.id, territory_name, pp.id, NULL, NULL, count(*), NULL
    FROM place JOIN pilot_project pp ON pp.participation_id = place.id JOIN finding f ON f.participation_id = place.id AND f.shared_at IS NOT NULL
    WHERE mine AND live AND NOT EXISTS (SELECT 1 FROM project_answer a WHERE a.finding_id = f.id) GROUP BY place.cohort_id, cohort_name, place.id, territory_name, pp.id
    UNION ALL
    SELECT 'write_note', 'owed', 5, 20, cohort_id, cohort_name, id, territory_name, project_id, kind, NULL, NULL, NULL
    FROM (SELECT DISTINCT ON (place.id) place.*, n.project_id, n.kind FROM place JOIN project_note n ON n.participation_id = place.id
      WHERE mine AND live AND n.state = 'writing' ORDER BY place.id, array_position(ARRAY['intent', 'framing', 'feasibility'], n.kind)) w
    UNION ALL
    SELECT 'tell_news', 'owed', 6, 2, place.cohort_id, cohort_name, place.id, territory_name, pp.id, NULL, last.told_on, NULL, NULL
    FROM place JOIN pilot_project pp ON pp.participation_id = place.id CROSS JOIN LATERAL (SELECT max(w.told_on) AS told_on FROM news w WHERE w.participation_id = place.id) last
    WHERE mine AND walking AND coalesce(last.told_on, '-infinity') < $2::date - 30
    UNION ALL
    SELECT 'tell_effect', 'owed', 8, 2, cohort_id, cohort_name, id, territory_name, NULL, NULL, last.told_on, NULL, NULL
    FROM place CROSS JOIN LATERAL (SELECT max(f.told_on) AS told_on FROM effect f WHERE f.participation_id = place.id) last
    WHERE telling AND walking AND coalesce(last.told_on, '-infinity') < $2::date - 30
    UNION ALL
    SELECT 'give_viewpoint', 'owed', 7, 10, cohort_id, cohort_name, id, territory_name, NULL, side, NULL, NULL, NULL
    FROM place CROSS JOIN LATERAL unnest(CASE WHEN mine THEN ARRAY['territory'] ELSE ARRAY['ally'] END) AS side
    WHERE telling AND NOT EXISTS (SELECT 1 FROM viewpoint v WHERE v.participation_id = place.id AND v.side = side.side)
    UNION ALL
    SELECT 'support_days', 'coming', 9, NULL, cohort_id, cohort_name, id, territory_name, NULL, NULL, NULL,
      (SELECT coalesce(sum(s.days), 0) FROM support_day s WHERE s.participation_id = place.id), budget
    FROM place WHERE supported AND walking
    UNION ALL
    SELECT 'hold_interviews', 'owed', 3, NULL, cohort_id, cohort_name, participation_id, territory_name, id, NULL, NULL, held, planned
    FROM met CROSS JOIN LATERAL (SELECT coalesce(sum(ip.planned), 0) AS planned FROM interview_plan ip WHERE ip.diagnostic_id = met.id) plan
      CROSS JOIN LATERAL (SELECT count(*) AS held FROM interview i WHERE i.diagnostic_id = met.id) done
    WHERE met.id = ANY ($5) AND met.state IN ('preparation', 'interviews') AND held < planned
    UNION ALL
    SELECT 'close_interviews', 'owed', 4, NULL, cohort_id, cohort_name, participation_id, territory_name, id, NULL, NULL, open, NULL
    FROM met CROSS JOIN LATERAL (SELECT count(*) AS open FROM interview i WHERE i.diagnostic_id = met.id AND i.state = 'open' AND i.interviewer_id = $1) mine
    WHERE met.id = ANY ($5) AND open > 0
    UNION ALL
    SELECT 'prepare_first_reading', 'owed', 5, NULL, cohort_id, cohort_name, participation_id, territory_name, id, NULL, NULL, NULL, NULL
    FROM met WHERE met.id = ANY ($6::uuid[]) AND met.state = 'analysis'
    UNION ALL
    SELECT 'first_reading', 'coming', 2, NULL, cohort_id, cohort_name, participation_id, territory_name, id, NULL, first_reading_on, NULL, NULL
    FROM met WHERE first_reading_on >= $2::date AND met.id = ANY ($5)
    UNION ALL
    SELECT 'restitution', 'coming', 2, NULL, cohort_id, cohort_name, participation_id, territory_name, id, NULL, restituted_on, NULL, NULL
    FROM met WHERE restituted_on >= $2::date
    UNION ALL
    SELECT 'findings_shared', 'answered', 8, 3, place.cohort_id, cohort_name, place.id, territory_name, f.diagnostic_id, NULL, max((f.shared_at AT TIME ZONE zone.name)::date), count(*), NULL
    FROM place CROSS JOIN zone JOIN finding f ON f.participation_id = place.id WHERE mine AND f.shared_at > $2::date - 60 GROUP BY place.cohort_id, cohort_name, place.id, territory_name, f.diagnostic_id
    UNION ALL
    SELECT 'page_published', 'answered', 8, 4, v.cohort_id, c.name, v.participation_id, t.name, NULL, NULL, (v.published_at AT TIME ZONE zone.name)::date, NULL, NULL
    FROM territory_page v CROSS JOIN zone JOIN cohort c ON c.id = v.cohort_id JOIN participation p ON p.id = v.participation_id JOIN territory t ON t.id = p.territory_id
    WHERE (v.cohort_id = ANY ($8::uuid[]) OR v.participation_id = ANY ($8)) AND v.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM territory_page w WHERE w.participation_id = v.participation_id AND w.number > v.number)
    UNION ALL
    SELECT 'find_resources', 'answered', 8, NULL, n.cohort_id, n.cohort_name, NULL, NULL, n.id, n.title, n.held_on, n.resources, NULL
    FROM (SELECT g.*, c.name AS cohort_name, r.resources, row_number() OVER (PARTITION BY g.cohort_id ORDER BY g.held_on DESC) AS turn
      FROM gathering g JOIN cohort c ON c.id = g.cohort_id
        CROSS JOIN LATERAL (SELECT count(*) AS resources FROM resource x WHERE x.gathering_id = g.id) r
      WHERE g.cohort_id = ANY ($9::uuid[]) AND g.held_on < $2::date AND g.cancelled_at IS NULL AND r.resources > 0) n
    WHERE n.turn = 1
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY coalesce(participation_id, cohort_id) ORDER BY rank, "on", kind, record_id) AS place FROM line
  )
  SELECT kind, section, minutes, ranked.cohort_id AS "cohortId", cohort_name AS "cohortName", participation_id AS "participationId", territory_name AS "territoryName",
    coalesce(task.gathering_id, room.gathering_id, record_id) AS "recordId", task.id AS "taskId", coalesce(own.link_id, room.link_id) AS "linkId", subject, "on", count, "of"
  FROM ranked LEFT JOIN LATERAL (SELECT k.id, k.gathering_id FROM gathering_task k WHERE kind = 'prepare_task' AND k.id = record_id) task ON true
    LEFT JOIN (SELECT link_id, gathering_id FROM elsewhere) own ON own.gathering_id = record_id AND kind IN ('answer_invitation', 'next_gathering')
    LEFT JOIN (SELECT board_id, link_id, gathering_id FROM peers) room ON room.board_id = record_id AND kind = 'peer_board' WHERE place <= 3 ORDER BY rank, "on", territory_name, kind LIMIT 60`;

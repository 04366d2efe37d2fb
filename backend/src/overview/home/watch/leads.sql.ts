/** SQL: the territories still being recruited, each with the stage where it stands and what comes next. */
export const leads = `(
    SELECT * FROM (SELECT DISTINCT ON (s.participation_id) s.participation_id, s.stage, s.next_step, s.next_on FROM participation_stage s
      WHERE s.cohort_id = ANY ($1) AND s.reached_on <= $2::date ORDER BY s.participation_id, s.reached_on DESC, s.created_at DESC) last
    WHERE last.stage IN ('approached', 'interested', 'met')) lead
  JOIN participation p ON p.id = lead.participation_id AND p.accompanied_as = 'territory' JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id`;

/** What the bare server asks, by name: the same rows as the product's own statements, without the rights around them. */
export const statements = {
  gatherings: `
    SELECT g.id, g.nature, g.format, g.title, g.number, g.held_on AS "heldOn", g.from_time AS "fromTime", g.to_time AS "toTime", g.place, g.version,
      coalesce(c.counts, '[]') AS counts
    FROM gathering g
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('category', k.category, 'invited', k.invited, 'yes', k.yes, 'came', k.came)) AS counts
      FROM (SELECT r.category, count(*)::int AS invited, (count(*) FILTER (WHERE r.answer = 'yes'))::int AS yes,
              (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM attendance a WHERE a.gathering_id = r.gathering_id AND a.registration_id = r.id)))::int AS came
            FROM registration r WHERE r.cohort_id = g.cohort_id AND r.gathering_id = g.id GROUP BY r.category) k) c ON true
    WHERE g.cohort_id = $1 ORDER BY g.held_on NULLS LAST, g.id LIMIT 50`,
  interviews: `
    SELECT i.id, i.cohort_id AS "cohortId", i.number, i.category, i.held_on AS "heldOn", i.duration_minutes AS "durationMinutes", i.state,
      p.given_name || ' ' || p.family_name AS interviewer, (SELECT count(*)::int FROM excerpt e WHERE e.interview_id = i.id) AS "passageCount",
      (SELECT min(e.keep_until) FROM interviewee e WHERE e.interview_id = i.id) AS "keepUntil", k.id AS "keyId", k.key_version AS "keyVersion", k.wrapped
    FROM interview i JOIN data_key k ON k.id = i.data_key_id LEFT JOIN person p ON p.id = i.interviewer_id
    WHERE i.diagnostic_id = $1 ORDER BY i.number LIMIT 500`,
  excerpts: `
    SELECT e.id, e.interview_id AS "interviewId", e.category, e.theme_id AS "themeId", e.polarity, e.form, e.passage
    FROM excerpt e JOIN interview i ON i.id = e.interview_id WHERE e.diagnostic_id = $1 ORDER BY i.number, e.created_at, e.id LIMIT 300`,
  themes: 'SELECT id, label FROM theme ORDER BY position, label',
  lock: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 7203483))',
  matrix: `
    SELECT e.theme_id AS "themeId", e.category, count(*)::int AS total, (count(*) FILTER (WHERE e.polarity = 'strength'))::int AS strength,
      (count(*) FILTER (WHERE e.polarity = 'weakness'))::int AS weakness, (count(*) FILTER (WHERE e.polarity = 'tension'))::int AS tension,
      (count(*) FILTER (WHERE e.polarity = 'opportunity'))::int AS opportunity, (count(*) FILTER (WHERE e.polarity = 'resistance'))::int AS resistance
    FROM excerpt e WHERE e.diagnostic_id = $1 GROUP BY 1, 2`,
  insertKey: 'INSERT INTO data_key (id, cohort_id, diagnostic_id, key_version, wrapped) VALUES ($1, $2, $3, $4, $5)',
  insertInterview: `
    INSERT INTO interview (id, cohort_id, participation_id, diagnostic_id, number, category, held_on, data_key_id, notes)
    SELECT $1, $2, $3, $4, coalesce(max(number), 0) + 1, $5, $6, $7, $8 FROM interview WHERE diagnostic_id = $4`,
  insertExcerpts: `
    INSERT INTO excerpt (id, cohort_id, diagnostic_id, interview_id, theme_id, polarity, category, form, passage, offsets)
    SELECT e.id, $2, $3, $4, $5, 'strength', $6, 'verbatim', e.passage, e.offsets
    FROM unnest($1::uuid[], $7::bytea[], $8::bytea[]) AS e(id, passage, offsets)`,
};

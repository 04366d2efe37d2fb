/** What the bare server asks, by name: the same rows as the product's own statements, without the rights around them. */
export const statements = {
  gatherings: `
    WITH page AS MATERIALIZED (
      SELECT g.id, g.nature, g.format, g.title, g.number, g.held_on, g.from_time, g.to_time, g.period, g.place, count(*) OVER ()::int AS total
      FROM gathering g WHERE g.cohort_id = $1 ORDER BY coalesce(g.held_on, 'infinity'), g.id LIMIT 51)
    SELECT p.id, p.nature, p.format, p.title, p.number, p.held_on AS "heldOn", to_char(p.from_time, 'HH24:MI') AS "fromTime",
      to_char(p.to_time, 'HH24:MI') AS "toTime", p.period, p.place, p.total, (SELECT count(*)::int FROM resource s WHERE s.gathering_id = p.id) AS "resourceCount", f.figures
    FROM page p LEFT JOIN (
      SELECT c.gathering_id, json_agg(json_build_object('category', c.category, 'invited', c.invited, 'yes', c.yes, 'replaced', c.replaced, 'no', c.no, 'came', c.came)) AS figures
      FROM (SELECT r.gathering_id, coalesce(r.category, 'other') AS category, count(r.invited_at) AS invited, count(*) FILTER (WHERE r.answer = 'yes') AS yes,
          count(*) FILTER (WHERE r.answer = 'replaced') AS replaced, count(*) FILTER (WHERE r.answer = 'no') AS no, count(a.registration_id) AS came
        FROM registration r LEFT JOIN (SELECT DISTINCT t.registration_id FROM attendance t WHERE t.gathering_id = ANY (ARRAY(SELECT id FROM page))) a ON a.registration_id = r.id
        WHERE r.gathering_id = ANY (ARRAY(SELECT id FROM page)) GROUP BY 1, 2) c
      GROUP BY 1) f ON f.gathering_id = p.id
    ORDER BY coalesce(p.held_on, 'infinity'), p.id`,
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

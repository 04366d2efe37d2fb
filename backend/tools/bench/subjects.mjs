import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

/**
 * Whom and what the measures are about: the cohort with most gatherings, the diagnostic nearest to 20 interviews and
 * 300 passages, and sessions of a manager, of an interviewer of that cohort's diagnostics and of an administrator, made by the owner.
 */
export async function chooseSubjects(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const one = async (text, values = []) => (await owner.query(text, values)).rows[0];
  try {
    const { id: diagnosticId, cohortId } = await one(`
      SELECT i.diagnostic_id AS id, i.cohort_id AS "cohortId" FROM interview i JOIN cohort c ON c.id = i.cohort_id
      GROUP BY 1, 2 ORDER BY abs(300 - (SELECT count(*) FROM excerpt e WHERE e.diagnostic_id = i.diagnostic_id)) LIMIT 1`);
    const { rows: diagnostics } = await owner.query('SELECT id, participation_id AS "participationId" FROM diagnostic WHERE cohort_id = $1', [cohortId]);
    const manager = await one(`SELECT person_id AS id FROM hat WHERE hat = 'cohort_manager' AND cohort_id = $1 AND withdrawn_at IS NULL LIMIT 1`, [cohortId]);
    const ally = await one('SELECT interviewer_id AS id FROM interview WHERE diagnostic_id = $1 AND interviewer_id <> $2 LIMIT 1', [diagnosticId, manager.id]);
    for (const { id, participationId } of diagnostics) {
      await owner.query(
        `INSERT INTO hat (person_id, hat, cohort_id, participation_id, diagnostic_id, starts_on, granted_by_id)
         VALUES ($1, 'interviewer', $2, $3, $4, '2024-01-01', $5) ON CONFLICT DO NOTHING`,
        [ally.id, cohortId, participationId, id, manager.id],
      );
    }
    const admin = await one(`SELECT person_id AS id FROM hat WHERE hat = 'network_admin' AND withdrawn_at IS NULL ORDER BY created_at, id LIMIT 1`);
    await toFifty(owner, cohortId);
    const theme = await one('SELECT id FROM theme ORDER BY position LIMIT 1');
    const { id: gatheringId } = await one('SELECT gathering_id AS id FROM registration WHERE cohort_id = $1 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1', [cohortId]);
    const { id: interviewId, participationId } = await one('SELECT id, participation_id AS "participationId" FROM interview WHERE diagnostic_id = $1 ORDER BY number LIMIT 1', [diagnosticId]);
    const { pid } = await one('SELECT pg_backend_pid() AS pid');
    // A backend's parent is the postmaster, when the database runs on this machine.
    const postmaster = process.platform === 'linux' ? Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]) : 0;
    const signIn = async (personId) => {
      const token = randomBytes(32).toString('base64url');
      await owner.query('INSERT INTO account (person_id) VALUES ($1) ON CONFLICT DO NOTHING', [personId]);
      await owner.query(`INSERT INTO sign_in (person_id, token_hash, idle_limit, expires_at, second_factor_at) VALUES ($1, $2, '8 hours', now() + interval '1 day', now())`, [
        personId,
        createHash('sha256').update(token).digest(),
      ]);
      return { cookie: `cordee=${token}` };
    };
    return { cohortId, diagnosticId, participationId, gatheringId, interviewId, diagnostics, themeId: theme.id, postmaster, manager: await signIn(manager.id), ally: await signIn(ally.id), admin: await signIn(admin.id) };
  } finally {
    await owner.end();
  }
}

/** The list to measure has fifty gatherings, forty invited each: what the cohort lacks is copied from what it has. */
async function toFifty(owner, cohortId) {
  const { rows } = await owner.query('SELECT count(*)::int AS n FROM gathering WHERE cohort_id = $1', [cohortId]);
  const missing = 50 - rows[0].n;
  if (missing <= 0) return;
  await owner.query('BEGIN');
  await owner.query(
    `CREATE TEMP TABLE copied ON COMMIT DROP AS
     SELECT gen_random_uuid() AS id, gen_random_uuid() AS half_day_id, s.id AS source, n FROM generate_series(1, $2::int) AS n
     CROSS JOIN LATERAL (SELECT g.id FROM gathering g JOIN registration r ON r.gathering_id = g.id WHERE g.cohort_id = $1 GROUP BY g.id ORDER BY count(*) DESC, g.id LIMIT 1) s`,
    [cohortId, missing],
  );
  await owner.query(`INSERT INTO gathering (id, cohort_id, nature, format, title, held_on, from_time, to_time, place)
    SELECT c.id, g.cohort_id, g.nature, g.format, g.title || ' ' || c.n, g.held_on + c.n, g.from_time, g.to_time, g.place FROM copied c JOIN gathering g ON g.id = c.source`);
  await owner.query(`INSERT INTO gathering_half_day (id, cohort_id, gathering_id, on_date, half) SELECT c.half_day_id, $1, c.id, g.held_on + c.n, 'morning' FROM copied c JOIN gathering g ON g.id = c.source`, [cohortId]);
  await owner.query(`INSERT INTO registration (cohort_id, gathering_id, participation_id, person_id, category, invited_at, answer, answered_at)
    SELECT r.cohort_id, c.id, r.participation_id, r.person_id, r.category, r.invited_at, r.answer, r.answered_at FROM copied c JOIN registration r ON r.gathering_id = c.source`);
  await owner.query(`INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id)
    SELECT r.cohort_id, r.gathering_id, r.id, c.half_day_id FROM copied c JOIN registration r ON r.gathering_id = c.id WHERE r.answer = 'yes'`);
  await owner.query('COMMIT');
  await owner.query('ANALYZE gathering, registration, attendance');
}

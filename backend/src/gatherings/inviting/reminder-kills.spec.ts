import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { useApp } from '../../platform/testing/use-app';

/** More by hand: REMINDER_KILLS=50 REMINDER_DAYS=60. The seed of a run that failed is given back with REMINDER_SEED. */
const kills = Number(process.env['REMINDER_KILLS'] ?? 2);
const days = Number(process.env['REMINDER_DAYS'] ?? 8);
const seed = Number(process.env['REMINDER_SEED'] ?? Date.now() % 1_000_000);
const guests = 12;
const built = join(__dirname, '..', '..', '..', '..', 'dist', 'backend-under-test', 'gatherings', 'testing', 'reminder-process.js');

/** Mulberry32. */
function dice(state: number): () => number {
  let at = state;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe(`reminders of ${days} gatherings, by two processes killed -9 ${kills} times (seed ${seed})`, () => {
  const app = useApp();

  /** Gatherings a week ahead, whose reminder is due since at most an hour, with those who were invited long ago. */
  async function due(): Promise<void> {
    const cohort = await app.make.cohort();
    await app.as('cohort_manager', { cohortId: cohort });
    await app.rows(
      `WITH people AS (INSERT INTO person (given_name, family_name) SELECT 'Zoé', 'Ferré ' || n FROM generate_series(1, $3::int) n RETURNING id),
         contacts AS (INSERT INTO person_contact (person_id, email) SELECT id, id || '@example.org' FROM people RETURNING person_id),
         held AS (INSERT INTO gathering (cohort_id, nature, format, title, held_on, from_time, to_time, url)
           SELECT $1, 'webinar', 'remote', 'Webinaire ' || n, (now() AT TIME ZONE 'Europe/Paris')::date + 7, '23:30', '23:59', 'https://visio.example.org/' || n FROM generate_series(1, $2::int) n RETURNING id),
         halves AS (INSERT INTO gathering_half_day (cohort_id, gathering_id, on_date, half) SELECT $1, id, (now() AT TIME ZONE 'Europe/Paris')::date + 7, 'evening' FROM held),
         moments AS (INSERT INTO gathering_moment (cohort_id, gathering_id, kind, days_before, at_time)
           SELECT $1, id, 'reminder', 7, (greatest(now() AT TIME ZONE 'Europe/Paris' - interval '1 hour', date_trunc('day', now() AT TIME ZONE 'Europe/Paris')))::time FROM held)
       INSERT INTO registration (cohort_id, gathering_id, person_id, invited_at) SELECT $1, held.id, person_id, now() - interval '20 days' FROM held CROSS JOIN contacts`,
      [cohort, days, guests],
    );
  }

  async function ready(): Promise<ChildProcess> {
    const child = fork(built, { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(child, 'message');
    return child;
  }
  const letters = async () => (await app.rows<{ count: number }>(`SELECT count(*)::int FROM outbox_message WHERE template = 'gathering-soon'`))[0]?.count ?? 0;

  it('reach everybody once: a process that dies has sent all of a gathering or nothing, and another goes on', async () => {
    const random = dice(seed);
    process.stdout.write(`reminder-kills: seed ${seed}\n`);
    const [, ...spare] = await Promise.all([due(), ...Array.from({ length: Math.min(kills, 2) + 1 }, ready)]);
    const working = spare.splice(0, 2);
    for (const child of working) child.send('go');
    for (let killed = 0; killed < kills; killed += 1) {
      // Somewhere within the work that is left, shared among the kills that are left.
      const before = await letters();
      const threshold = before + Math.floor((random() * (days * guests - before)) / (kills - killed));
      while ((await letters()) < threshold) await sleep(1);
      await sleep(random() * 15);
      const victim = working.splice(Math.floor(random() * working.length), 1)[0] as ChildProcess;
      victim.kill('SIGKILL');
      const next = spare.shift() ?? (killed + 1 < kills || working.length === 0 ? await ready() : undefined);
      if (!next) continue;
      next.send('go');
      working.push(next);
    }
    while ((await letters()) < days * guests) await sleep(10);
    await sleep(50);
    for (const child of working) child.kill('SIGKILL');

    const many = await app.rows(
      `SELECT gathering_id, person_id, count(o.id)::int AS letters, count(DISTINCT t.sending_id)::int AS sendings FROM registration r
         LEFT JOIN outbox_message o ON o.recipient_id = r.person_id AND o.data ->> 'gatheringId' = r.gathering_id::text AND o.template = 'gathering-soon'
         LEFT JOIN gathering_recipient t USING (gathering_id, person_id)
       GROUP BY 1, 2 HAVING count(o.id) <> 1 OR count(DISTINCT t.sending_id) <> 1`,
    );
    expect(many).toEqual([]);
    expect(await letters()).toBe(days * guests);
    expect((await app.rows(`SELECT DISTINCT calendar_sequence FROM gathering`)).length).toBe(1);
  }, Math.max(120_000, kills * 6000));
});

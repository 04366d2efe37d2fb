import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { useApp } from '../testing/use-app';
import { Jobs } from './jobs';
import { Upkeep } from './upkeep';

describe('jobs', () => {
  const app = useApp();

  it('run when they are rung, under the application’s own role, without touching the queue’s schema', async () => {
    let rung = 0;
    const jobs = app.nest.get(Jobs);
    jobs.add({ name: 'test-bell', cron: '0 0 1 1 *', pollSeconds: 1, run: async () => (rung += 1) });
    await jobs.start();
    for (let ring = 0; ring < 10; ring += 1) jobs.wake('test-bell');
    for (let wait = 0; rung === 0 && wait < 60; wait += 1) await sleep(100);
    expect(rung).toBeGreaterThan(0);
    expect(rung).toBeLessThan(4);
    const [owned] = await app.rows<{ count: number }>(`SELECT count(*)::int FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace AND relowner <> (SELECT nspowner FROM pg_namespace WHERE nspname = 'pgboss')`);
    expect(owned?.count).toBe(0);
  });

  it('sweep away what has expired and nothing else', async () => {
    const me = await app.as('person');
    await app.rows(
      `INSERT INTO idempotency_key (person_id, route, key, body_hash, status, created_at) VALUES ($1, 'POST /x', 'old-old-old', '', 201, now() - interval '25 hours'), ($1, 'POST /x', 'new-new-new', '', 201, now())`,
      [me.personId],
    );
    await app.rows(`INSERT INTO rate_counter VALUES ('old', now() - interval '2 days', 1), ('new', now(), 1)`);
    await app.rows(`INSERT INTO job_token (id, purpose, record_ids, token_hash, expires_at) VALUES ($1, 'mail', '{}', 'a', now() - interval '1 minute'), ($2, 'mail', '{}', 'b', now() + interval '1 minute')`, [randomUUID(), randomUUID()]);
    await app.nest.get(Upkeep).sweep();
    const [left] = await app.rows(`SELECT (SELECT array_agg(key) FROM idempotency_key) AS keys, (SELECT count(*)::int FROM rate_counter WHERE key IN ('old', 'new')) AS counters, (SELECT count(*)::int FROM job_token) AS tokens`);
    expect(left).toEqual({ keys: ['new-new-new'], counters: 1, tokens: 1 });
    expect((await me.get('/auth/me')).status).toBe(200);
  });
});

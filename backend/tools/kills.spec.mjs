import { randomBytes, createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Rows } from '../src/platform/testing/rows.ts';
import { run } from './command.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { environment } from './environment.mjs';
import { root } from './install.mjs';
import { postgresUser } from './postgres/binaries.mjs';
import { clusterHome } from './postgres/cluster.mjs';
import { keepRunning } from './keep-running.mjs';

/** More by hand: KILL_ROUNDS=20. Each round kills the application once and PostgreSQL once. */
const rounds = Number(process.env.KILL_ROUNDS ?? 2);
const people = 300 * rounds;
const directory = mkdtempSync(join(tmpdir(), 'cordee-kills-'));
chmodSync(directory, 0o711);
const built = join(root, 'dist/backend-under-test');
const instance = {};
const stopping = {};
stopping.signal = new Promise((done) => (stopping.stop = done));
let port, running, at, application;

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => done(free));
  });
});

async function owner(task) {
  const client = new pg.Client({ connectionString: instance.db.ownerUrl });
  await client.connect();
  return task(client).finally(() => client.end());
}

/** A gathering of today, everybody invited, and somebody of the staff who notes who is there. */
async function fill(client) {
  const make = new Rows(client);
  const [cohortId, manager, granter] = [await make.cohort(), await make.person(), await make.person()];
  const gathering = await make.gathering(cohortId, { held_on: new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' }) });
  const halfDay = await make.row('gathering_half_day', { cohort_id: cohortId, gathering_id: gathering, on_date: new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' }), half: 'morning' });
  const registrations = (await client.query(
    `WITH people AS (INSERT INTO person (given_name, family_name) SELECT 'Zoé', 'Ferré ' || n FROM generate_series(1, $1::int) n RETURNING id)
     INSERT INTO registration (cohort_id, gathering_id, person_id, category) SELECT $2, $3, id, 'resident' FROM people RETURNING id`,
    [people, cohortId, gathering],
  )).rows.map(({ id }) => id);
  const token = randomBytes(32).toString('base64url');
  await client.query('INSERT INTO account (person_id) VALUES ($1)', [manager]);
  await client.query(`INSERT INTO hat (person_id, hat, cohort_id, starts_on, granted_by_id) VALUES ($1, 'cohort_manager', $2, '2024-01-01', $3)`, [manager, cohortId, granter]);
  await client.query(`INSERT INTO sign_in (person_id, token_hash, idle_limit, expires_at, second_factor_at) VALUES ($1, $2, '8 hours', now() + interval '7 days', now())`, [manager, createHash('sha256').update(token).digest()]);
  return { gathering, halfDay, registrations, cookie: `cordee=${token}` };
}

beforeAll(async () => {
  port = await freePort();
  Object.assign(process.env, { PORT: String(port), DEMO: 'false', NODE_ENV: 'test', SMTP_URL: '' });
  instance.db = await startPostgres({ dataDir: join(directory, 'postgres') });
  const { code, output } = await run(process.execPath, [join(built, 'migrate.js')], { quiet: true, env: environment({ directory, db: instance.db, owner: true }) });
  if (code !== 0) throw new Error(output);
  at = await owner(fill);
  running = keepRunning({
    directory, instance, stopping, rises: 1000,
    program: join(built, 'main.js'),
    revive: ({ appUrl }) => startPostgres({ dataDir: join(directory, 'postgres'), port: Number(new URL(appUrl).port) }),
    listening: (child) => (application = child),
  });
  await ready();
}, 120_000);

afterAll(async () => {
  stopping.stop();
  await running;
  await instance.db?.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

const call = (method, path, body) => fetch(`http://127.0.0.1:${port}${path}`, {
  method, headers: { ...(at && { cookie: at.cookie }), ...(body && { 'content-type': 'application/json' }) }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(10_000),
});
async function ready() {
  while (!(await call('GET', '/health/ready').then(({ ok }) => ok, () => false))) await sleep(20);
}

/** Writes until nothing is left, trying again what was not acknowledged, as tablets and phones do. */
async function write(left, path, body, acknowledged) {
  for (let id = left.shift(); id; id = left.shift()) {
    const answer = await call('PUT', path(id), body).catch(() => undefined);
    if (answer?.ok) acknowledged.push(id);
    else if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`);
    else left.push(id) && (await sleep(50));
  }
}

it(`no acknowledged presence nor answer is lost when the application and PostgreSQL are killed -9, ${rounds} times each, and both come back by themselves`, async () => {
  const [ticks, answers] = [[], []];
  const [toTick, toAnswer] = [at.registrations.slice(), at.registrations.slice().reverse()];
  const gathering = `/api/gatherings/${at.gathering}/registrations`;
  const writers = Promise.all([1, 2].flatMap(() => [
    write(toTick, (id) => `${gathering}/${id}/presence/${at.halfDay}`, undefined, ticks),
    write(toAnswer, (id) => `${gathering}/${id}/answer`, { answer: 'yes' }, answers),
  ]));
  const home = clusterHome(join(directory, 'postgres'), postgresUser(join(directory, 'postgres', 'cluster')));
  for (let kill = 1; kill <= 2 * rounds; kill += 1) {
    const enough = Math.floor((kill / (2 * rounds + 1)) * 2 * people);
    while (ticks.length + answers.length < enough) await Promise.race([sleep(5), writers]);
    const pid = kill % 2 ? application.pid : Number(readFileSync(join(home, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await sleep(100);
    await ready();
  }
  await writers;
  const [stored] = await owner(async (client) => (await client.query(
    `SELECT ARRAY(SELECT registration_id FROM attendance WHERE half_day_id = $1) AS ticks, ARRAY(SELECT id FROM registration WHERE gathering_id = $2 AND answer = 'yes') AS answers`,
    [at.halfDay, at.gathering],
  )).rows);
  expect(ticks.filter((id) => !stored.ticks.includes(id))).toEqual([]);
  expect(answers.filter((id) => !stored.answers.includes(id))).toEqual([]);
  expect([stored.ticks.length, new Set(stored.ticks).size, stored.answers.length]).toEqual([people, people, people]);
}, 120_000 + rounds * 30_000);


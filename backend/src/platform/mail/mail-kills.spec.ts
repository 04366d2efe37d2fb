import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { useApp } from '../testing/use-app';

/** More by hand: MAIL_KILLS=500 MAIL_LETTERS=20000. The seed of a run that failed is given back with MAIL_SEED. */
const kills = Number(process.env['MAIL_KILLS'] ?? 25);
const letters = Number(process.env['MAIL_LETTERS'] ?? 1000);
const seed = Number(process.env['MAIL_SEED'] ?? Date.now() % 1_000_000);
const built = join(__dirname, '..', '..', '..', '..', 'dist', 'backend-under-test', 'platform', 'testing', 'mail-process.js');

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

describe(`a letter to ${letters} people, by two workers killed -9 ${kills} times (seed ${seed})`, () => {
  const app = useApp();
  const received = new Map<string, number>();
  let arrived = 0;
  let server: SMTPServer;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 100,
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const id = /^Message-ID: <([^@>]+)@/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? 'unreadable';
          received.set(id, (received.get(id) ?? 0) + 1);
          arrived += 1;
          // Now and then a while passes between what is taken and the word that says so.
          setTimeout(done, arrived % 7 === 0 ? 5 : 0);
        });
      },
    });
    server.on('error', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => new Promise<void>((done) => void server.close(() => done())));

  const workers = new Set<ChildProcess>();
  async function ready(): Promise<ChildProcess> {
    const { port } = server.server.address() as { port: number };
    const child = fork(built, { env: { ...process.env, NODE_OPTIONS: '', SMTP_URL: `smtp://127.0.0.1:${port}` }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(child, 'message');
    return child;
  }
  async function start(child: Promise<ChildProcess>): Promise<void> {
    const worker = await child;
    workers.add(worker);
    worker.send('go');
  }

  it('is lost to nobody and comes to nobody twice; what staff hold back stays until they let it go, what nobody can know is listed for them', async () => {
    const random = dice(seed);
    process.stdout.write(`mail-kills: seed ${seed}\n`);
    const cohortId = await app.make.cohort();
    await app.rows('UPDATE network SET mails_per_minute = 10000');
    await app.rows(
      `WITH people AS (INSERT INTO person (given_name, family_name) SELECT 'Zoé', 'Ferré ' || n FROM generate_series(1, $2::int) n RETURNING id),
         contacts AS (INSERT INTO person_contact (person_id, email) SELECT id, id || '@example.org' FROM people RETURNING person_id)
       INSERT INTO outbox_message (id, cohort_id, template, sensitivity, kind, recipient_id, recipient_kind, data)
       SELECT gen_random_uuid(), $1, 'test-letter', 'collective', 'invitation', person_id, 'membre', '{"title":"Lancement","on":"2024-10-01","at":"14:30"}' FROM contacts`,
      [cohortId, letters],
    );
    const when = Array.from({ length: kills }, () => Math.floor(random() * letters * 0.95)).sort((a, b) => a - b);
    await Promise.all([start(ready()), start(ready())]);
    let next = ready();
    const manager = await app.as('cohort_manager', { cohortId });
    const held: string[] = [];
    for (const [turn, threshold] of when.entries()) {
      while (arrived < threshold) await sleep(1);
      await sleep(random() * 6);
      const victim = [...workers][Math.floor(random() * workers.size)] as ChildProcess;
      workers.delete(victim);
      victim.kill('SIGKILL');
      await start(next);
      next = ready();
      // Now and then staff hold back what still waits: it stays here whoever dies, unless a worker had it first.
      const [one] = turn % 3 === 0 ? await app.rows<{ id: string }>(`SELECT id FROM outbox_message WHERE state = 'queued' ORDER BY id DESC LIMIT 1`) : [];
      if (one && (await manager.post(`/outbox/${one.id}/hold`, {})).status < 300) held.push(one.id);
    }
    const open = async () => (await app.rows<{ count: number }>(`SELECT count(*)::int FROM outbox_message WHERE state NOT IN ('sent', 'uncertain', 'held')`))[0]?.count ?? 0;
    while ((await open()) > 0) await sleep(100);
    expect(held.filter((id) => received.has(id))).toEqual([]);
    for (const id of held) await manager.post(`/outbox/${id}/release`, {});
    while ((await open()) > 0) await sleep(100);
    for (const child of [...workers, await next]) child.kill('SIGKILL');

    const rows = await app.rows<{ id: string; state: string }>('SELECT id, state FROM outbox_message');
    const sent = rows.filter(({ state }) => state === 'sent');
    const uncertain = rows.filter(({ state }) => state === 'uncertain').map(({ id }) => id);
    expect(rows).toHaveLength(letters);
    expect(sent.filter(({ id }) => received.get(id) !== 1)).toEqual([]);
    expect([...received].filter(([, times]) => times !== 1)).toEqual([]);
    expect([...received.keys()].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    expect(uncertain.length).toBeLessThanOrEqual(kills);

    const listed = (await manager.get(`/cohorts/${cohortId}/outbox?state=uncertain&limit=100`)).body.items as { id: string }[];
    expect(listed.map(({ id }) => id).sort()).toEqual(uncertain.slice().sort());
    process.stdout.write(`mail-kills: ${sent.length} sent, ${uncertain.length} uncertain of which ${uncertain.filter((id) => received.has(id)).length} had arrived, 0 lost, 0 twice\n`);
  }, Math.max(240_000, kills * 6000));
});

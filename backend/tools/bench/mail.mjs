import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { load, median } from './load.mjs';
import { startProduct } from './servers.mjs';

const letters = 2000;
const states = {
  'sans e-mail': { letters: 0 },
  'serveur d’e-mails arrêté': { letters, down: true },
  'serveur lent (2 s par e-mail)': { letters, wait: 2000 },
  'serveur qui coupe au milieu du texte': { letters, cut: true },
  'serveur rapide, envoi en cours': { letters, wait: 0 },
};

/** A page of the staff while the mail server is away, slow, cuts off or quick, against the same page without any e-mail; the states take turns. */
export async function measureMail({ env, subjects, ownerUrl, seconds = 5, rounds = 5 }) {
  let state = {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (session, done) => done(state.down ? Object.assign(new Error('away'), { responseCode: 421 }) : undefined),
    onData: (stream, _session, done) => {
      if (state.cut) return void stream.once('data', () => server.connections.forEach((connection) => connection._socket.destroy()));
      stream.resume().on('end', () => setTimeout(done, state.wait));
    },
  });
  server.on('error', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('UPDATE network SET mails_per_minute = 10000');
  const product = await startProduct({ ...env, SMTP_URL: `smtp://127.0.0.1:${server.server.address().port}` });
  const target = { port: product.port, method: 'GET', headers: subjects.manager, expect: 200, path: `/api/cohorts/${subjects.cohortId}/gatherings` };
  const times = Object.fromEntries(Object.keys(states).map((name) => [name, []]));
  try {
    await load(target, { clients: 4, seconds: 3 });
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, next] of Object.entries(states)) {
        await owner.query('DELETE FROM outbox_message WHERE template = $1', ['gathering-reminder']);
        await owner.query('DELETE FROM mail_flow');
        state = next;
        await owner.query(
          `INSERT INTO outbox_message (id, cohort_id, template, sensitivity, recipient_id, recipient_kind, data)
           SELECT gen_random_uuid(), $1, 'gathering-reminder', 'collective', c.person_id, 'membre', '{"title":"Lancement","nature":"","format":""}' FROM generate_series(1, $2::int) n
           CROSS JOIN (SELECT person_id FROM person_contact WHERE email IS NOT NULL LIMIT 1) c`,
          [subjects.cohortId, next.letters],
        );
        await sleep(2500);
        times[name].push(await load(target, { clients: 4, seconds }));
      }
    }
  } finally {
    product.stop();
    await owner.end();
    server.close(() => undefined);
  }
  const of = (name, figure) => median(times[name].map((one) => one[figure]));
  return Object.keys(states).map((name) => ({ name, p50: of(name, 'p50'), p95: of(name, 'p95') }));
}

/** Prints it; passes when a mail server in trouble makes no answer slower, but for the noise of a machine. */
export function reportMail(lines) {
  const [idle] = lines;
  const figure = (value) => value.toFixed(2).replace('.', ',').padStart(9);
  console.log(`\nUne page (liste des rendez-vous), 4 clients, ${letters} e-mails en attente (ms, puis rapport à « ${idle.name} »)\n`);
  console.log(`${''.padEnd(40)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'× p50'.padStart(9)}${'× p95'.padStart(9)}`);
  for (const line of lines) console.log(`${line.name.padEnd(40)}${figure(line.p50)}${figure(line.p95)}${figure(line.p50 / idle.p50)}${figure(line.p95 / idle.p95)}`);
  return lines.slice(1, 4).every(({ p50, p95 }) => p50 < idle.p50 * 1.15 && p95 < idle.p95 * 1.25);
}

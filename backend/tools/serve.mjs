import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Refusal, run } from './command.mjs';
import { database, dataDirectory, environment, wantsDemo } from './environment.mjs';
import { root } from './install.mjs';

const NOT_EMPTY = 3;

/** How the server is run: its heap stays small, since a village's machine is too. */
export const serverFlags = ['--max-old-space-size=256', '--max-semi-space-size=8'];

/** The whole of `npm start`: resolves to the exit code once everything it started has stopped. */
export async function start() {
  const stopping = untilSignal();
  const demo = wantsDemo();
  const directory = dataDirectory();
  await step('Construction', () => build());
  const db = await step('Base de données', () => database(directory));
  try {
    if (db.shared) throw new Refusal('Cordée tourne déjà avec ce dossier de données : arrêtez-la d’abord, ou donnez un autre CORDEE_DATA_DIR.');
    if (!stopping.asked) await prepare({ directory, db, demo });
    return stopping.asked ? 0 : await serve({ directory, db, demo, stopping });
  } finally {
    await db.stop();
  }
}

/** Migrates when the owner is known, then fills an empty database with the demo network when it is wanted. */
export async function prepare({ directory, db, demo, built = join(root, 'dist/backend') }) {
  if (!db.ownerUrl) return;
  const env = environment({ directory, db, owner: true });
  await step('Schéma', () => must(join(built, 'migrate.js'), [], env, 'La mise à jour du schéma a échoué.'));
  await step('Communes et groupements', () => must(join(built, 'official-territories.js'), [], env, 'La liste officielle des communes n’a pas pu être chargée.'));
  if (demo) await step('Réseau de démonstration', () => must(join(built, 'demo/load.js'), ['--scale', '1'], env, 'Le réseau de démonstration n’a pas pu être chargé.', [0, NOT_EMPTY]));
}

async function serve({ directory, db, demo, stopping }) {
  // --import: a server whose launcher was killed stops by itself instead of keeping the port.
  const follow = join(root, 'backend/tools/stop-with-launcher.mjs');
  const server = spawn(process.execPath, [...serverFlags, '--import', follow, join(root, 'dist/backend/main.js')], {
    cwd: root,
    env: environment({ directory, db }),
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((done) => {
    server.on('error', () => done(1));
    server.on('exit', (code) => done(code ?? 1));
  });
  server.on('message', (message) => {
    // After the server's own line, which comes by another way.
    if (message === 'listening') setTimeout(() => console.log(`${demo ? '  comptes de démonstration : docs/demo.md\n' : ''}  pour arrêter : Ctrl-C`), 50);
  });
  const first = await Promise.race([ended, stopping.signal.then(() => 'signal'), db.exited.then(() => 'database')]);
  if (typeof first === 'number') {
    console.error(`Le serveur s’est arrêté (code ${first}).`);
    return first || 1;
  }
  if (first === 'database') console.error('PostgreSQL s’est arrêté : le journal est dans postgres/postgres.log du dossier de données.');
  server.kill('SIGTERM');
  const killing = setTimeout(() => server.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(killing);
  return first === 'database' ? 1 : 0;
}

async function must(program, words, env, failure, accepted = [0]) {
  const { code, output } = await run(process.execPath, [program, ...words], { quiet: true, env });
  if (!accepted.includes(code)) throw new Refusal(`${output.trim()}\n${failure}`);
}

/** One aligned line a step, with its time. */
export async function step(name, work) {
  const began = Date.now();
  const result = await work();
  console.log(`  ${name.padEnd(24)}  prêt en ${((Date.now() - began) / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s`);
  return result;
}

/** Ctrl-C, a service manager's signal, or the disappearance of the npm that ran us, whose shell passes no signal on. */
export function untilSignal() {
  const state = { asked: false };
  state.signal = new Promise((done) => {
    const stop = () => done((state.asked = true));
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || stop(), 500).unref();
  });
  return state;
}

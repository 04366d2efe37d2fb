import { join } from 'node:path';
import { build } from './build.mjs';
import { Refusal, run } from './command.mjs';
import { database, dataDirectory, environment, wantsDemo } from './environment.mjs';
import { root } from './install.mjs';
import { keepRunning } from './keep-running.mjs';

export { serverFlags } from './keep-running.mjs';

const NOT_EMPTY = 3;

/** The whole of `npm start`: resolves to the exit code once everything it started has stopped. */
export async function start() {
  const stopping = untilSignal();
  const demo = wantsDemo();
  const directory = dataDirectory();
  await step('Construction', () => build());
  const instance = { db: await step('Base de données', () => database(directory)) };
  const { db } = instance;
  try {
    if (db.shared) throw new Refusal('Cordée tourne déjà avec ce dossier de données : arrêtez-la d’abord, ou donnez un autre CORDEE_DATA_DIR.');
    if (!stopping.asked) await prepare({ directory, db, demo });
    return stopping.asked ? 0 : await serve({ directory, instance, demo, stopping });
  } finally {
    await instance.db.stop();
  }
}

/** Migrates when the owner is known, then fills an empty database with the demo network when it is wanted. */
export async function prepare({ directory, db, demo, built = join(root, 'dist/backend') }) {
  if (!db.ownerUrl) return;
  const env = environment({ directory, db, owner: true });
  await step('Schéma', () => must(join(built, 'migrate.js'), [], env, 'La mise à jour du schéma a échoué.'));
  await step('Communes et groupements', () => must(join(built, 'official-territories.js'), [], env, 'La liste officielle des communes n’a pas pu être chargée.'));
  if (demo) await step('Réseau de démonstration', () => must(join(built, 'demo/load.js'), ['--scale', '1', '--companions'], env, 'Le réseau de démonstration n’a pas pu être chargé.', [0, NOT_EMPTY]));
}

async function serve({ directory, instance, demo, stopping }) {
  return keepRunning({
    directory,
    instance,
    stopping,
    program: join(root, 'dist/backend/main.js'),
    revive: (db) => database(directory, Number(new URL(db.appUrl).port)),
    // After the server's own line, which comes by another way.
    listening: () => setTimeout(() => console.log(`${demo ? '  comptes de démonstration : docs/demo.md\n' : ''}  pour arrêter : Ctrl-C`), 50),
  });
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

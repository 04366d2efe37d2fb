import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from './environment.mjs';
import { root } from './install.mjs';

/** How the server is run: its heap stays small, since a village's machine is too. */
export const serverFlags = ['--max-old-space-size=256', '--max-semi-space-size=8'];

// What dies more often than that is ill, and somebody must look.
const [most, span] = [5, 600_000];

/**
 * Runs the server until it is asked to stop, and starts it again when it was killed; likewise its database, at the same
 * place, while the server waits for it. `instance.db` is the database of the moment. Resolves to the exit code.
 */
export async function keepRunning({ directory, instance, program, stopping, revive, listening = () => undefined, rises = most }) {
  const deaths = [];
  const mayRise = () => deaths.push(Date.now()) && deaths.filter((at) => at > Date.now() - span).length <= rises;
  let server = launch({ directory, instance, program, listening });
  for (;;) {
    const first = await Promise.race([server.ended, stopping.signal.then(() => 'signal'), instance.db.exited.then(() => 'database')]);
    if (first === 'signal') return server.stop().then(() => 0);
    if (first === 'database') {
      console.error('PostgreSQL s’est arrêté : le journal est dans postgres/postgres.log du dossier de données.');
      const risen = mayRise() && (await again(() => revive(instance.db)));
      if (!risen) return server.stop().then(() => 1);
      instance.db = risen;
      console.error('PostgreSQL a redémarré.');
      continue;
    }
    console.error(`Le serveur s’est arrêté (code ${first}).`);
    if (first === 0 || !server.listened || !mayRise()) return first || 1;
    console.error('Il redémarre.');
    server = launch({ directory, instance, program, listening });
  }
}

function launch({ directory, instance, program, listening }) {
  // --import: a server whose launcher was killed stops by itself instead of keeping the port.
  const follow = join(root, 'backend/tools/stop-with-launcher.mjs');
  const child = spawn(process.execPath, [...serverFlags, '--import', follow, program], {
    cwd: root,
    env: environment({ directory, db: instance.db }),
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const server = { child, listened: false };
  server.ended = new Promise((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 137));
  });
  child.on('message', (message) => {
    if (message !== 'listening') return;
    server.listened = true;
    listening(child);
  });
  server.stop = async () => {
    child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await server.ended;
    clearTimeout(killing);
  };
  return server;
}

/** The processes that a killed PostgreSQL leaves hold its memory for a moment. */
async function again(revive) {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await revive();
    } catch (error) {
      if (tries === 19) console.error(error.message);
      await sleep(500);
    }
  }
  return undefined;
}

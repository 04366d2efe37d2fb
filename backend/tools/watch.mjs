import { spawn } from 'node:child_process';
import { existsSync, rmSync, statSync, watch } from 'node:fs';
import { join, relative } from 'node:path';
import { Refusal } from './command.mjs';
import { database, dataDirectory, environment, wantsDemo } from './environment.mjs';
import { root } from './install.mjs';
import { prepare, step, untilSignal } from './serve.mjs';
import { transpile, transpileFile } from './transpile.mjs';

const source = join(root, 'backend/src');
const built = join(root, 'dist/backend-dev');
const screens = 'http://127.0.0.1:4200';

/** `npm run dev`: the server starts again at each change of the backend, the screens reload at each change of theirs. */
export async function develop() {
  const stopping = untilSignal();
  const demo = wantsDemo();
  process.env.PUBLIC_URL ??= screens;
  const directory = dataDirectory();
  const db = await step('Base de données', () => database(directory));
  const children = [];
  try {
    if (db.shared) throw new Refusal('Cordée tourne déjà avec ce dossier de données : arrêtez-la d’abord.');
    await step('Serveur', () => transpile(built));
    await prepare({ directory, db, demo, built });
    const watcher = watch(source, { recursive: true }, (_, name) => name && carry(join(source, name)));
    const begin = (words, options) => children.push(spawn(process.execPath, words, { detached: true, stdio: ['ignore', 'inherit', 'inherit'], ...options }));
    begin(['--watch', '--watch-preserve-output', join(built, 'main.js')], { cwd: root, env: environment({ directory, db }) });
    // Angular's server would take PORT for itself.
    const { PORT: _, ...others } = process.env;
    begin([join(root, 'node_modules/@angular/cli/bin/ng.js'), 'serve', '--host', '127.0.0.1', '--port', '4200'], { cwd: join(root, 'frontend'), env: others });
    console.log(`  écrans : ${screens}\n  pour arrêter : Ctrl-C`);
    const ended = children.map((child) => new Promise((done) => child.on('exit', done)));
    const first = await Promise.race([stopping.signal, db.exited, ...ended]);
    watcher.close();
    for (const { pid, exitCode } of children) if (exitCode === null) process.kill(-pid, 'SIGTERM');
    await Promise.all(ended);
    return first === true ? 0 : 1;
  } finally {
    await db.stop();
  }
}

async function carry(file) {
  try {
    if (existsSync(file)) {
      if (statSync(file).isFile()) await transpileFile(file, built);
    } else rmSync(join(built, relative(source, file).replace(/\.ts$/, '.js')), { force: true, recursive: true });
  } catch (error) {
    console.error(error.message);
  }
}

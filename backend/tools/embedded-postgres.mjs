import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedBinaries, postgresUser } from './postgres/binaries.mjs';
import { clusterHome, credentials, makeCluster } from './postgres/cluster.mjs';
import { commandLine, gone, identity, isAlive } from './postgres/processes.mjs';
import { answers, ensureRoles } from './postgres/roles.mjs';

/**
 * Starts (or joins) the embedded PostgreSQL that lives in a data directory, on 127.0.0.1 only.
 * `shared` is true when another launcher that is still alive runs it: then `stop` leaves it alone.
 */
export function startPostgres(options) {
  return start(options, embeddedBinaries);
}

/** The same, with the PostgreSQL that the system has: the tests must pass on both. */
export function startSystemPostgres(options) {
  return start(options, () => process.env.TEST_POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin');
}

async function start({ dataDir: givenDir, port, durable = true }, binaries) {
  const dataDir = resolve(givenDir);
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const passwords = credentials(dataDir);
  const user = postgresUser(join(dataDir, 'cluster'));
  const home = clusterHome(dataDir, user);
  const running = await findRunning(home, passwords);
  const launcher = join(dataDir, 'launcher');
  if (running && launcherLives(launcher)) return { ...urls(running.port, passwords), shared: true, exited: new Promise(() => undefined), stop: async () => undefined };

  const server = running ?? (await launch({ dataDir, home, user, bin: binaries(user), port, durable, passwords }));
  writeFileSync(launcher, identity(process.pid));
  try {
    await ensureRoles(server.port, passwords);
  } catch (error) {
    await stopServer(server.pid);
    throw error;
  }
  const stop = async () => {
    await stopServer(server.pid);
    rmSync(launcher, { force: true });
  };
  return { ...urls(server.port, passwords), shared: false, exited: server.exited ?? watch(server.pid), stop };
}

async function launch({ dataDir, home, user, bin, port: wanted, durable, passwords }) {
  makeCluster(bin, home, user, passwords.superuser);
  const port = wanted ?? (await freePort());
  const logFile = join(dataDir, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const flags = Object.entries(settings(port, durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C reaches the launcher alone, which stops the application first.
  const child = spawn(join(bin, 'postgres'), ['-D', home, ...flags], { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { PATH: '/usr/bin:/bin' } });
  closeSync(log);
  child.unref();
  let failure;
  const exited = new Promise((done) => {
    child.on('error', (error) => done((failure = error.message)));
    child.on('exit', (code, signal) => done((failure = `code ${code ?? signal}`)));
  });
  const end = Date.now() + 60_000;
  while (status(home).pid !== child.pid || status(home).state !== 'ready') {
    if (failure || Date.now() > end) {
      if (!failure) await stopServer(child.pid);
      throw new Error(`PostgreSQL n’a pas démarré (${failure ?? 'une minute sans réponse'}) :\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')}`);
    }
    await sleep(15);
  }
  return { pid: child.pid, port, exited };
}

/** Durable on kill -9 and power loss (PostgreSQL's defaults, stated), quiet about what people wrote: no statement, no parameter, no detail in its log. */
function settings(port, durable) {
  const safety = durable ? 'on' : 'off';
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
    max_connections: 60,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
  };
}

/** A server left running by a launcher that was killed, or run by one that is alive; a stale file is removed, for PostgreSQL itself can be fooled by a reused id. */
async function findRunning(home, passwords) {
  const { pid, port } = status(home);
  if (!pid) return undefined;
  if (!isAlive(pid) || !commandLine(pid).includes(home)) {
    rmSync(join(home, 'postmaster.pid'), { force: true });
    return undefined;
  }
  for (let attempt = 0; attempt < 20; attempt++) {
    if (status(home).state === 'ready' && (await answers(port, passwords, home))) return { pid, port };
    await sleep(100);
  }
  await stopServer(pid);
  return undefined;
}

function status(home) {
  const file = join(home, 'postmaster.pid');
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() };
}

function launcherLives(file) {
  if (!existsSync(file)) return false;
  const known = readFileSync(file, 'utf8');
  const pid = Number(known.split(' ')[0]);
  return pid !== process.pid && isAlive(pid) && identity(pid) === known;
}

async function stopServer(pid) {
  for (const [signal, delay] of [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]]) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    if (await gone(pid, delay)) return;
  }
}

async function watch(pid) {
  while (isAlive(pid)) await sleep(1000, undefined, { ref: false });
  return 'arrêté';
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

function urls(port, { owner, app, superuser }) {
  const url = (role, password) => `postgresql://${role}:${password}@127.0.0.1:${port}/cordee`;
  return { ownerUrl: url('cordee_owner', owner), appUrl: url('cordee_app', app), superuserUrl: url('postgres', superuser) };
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from './command.mjs';
import { startPostgres } from './embedded-postgres.mjs';

const production = process.env.NODE_ENV === 'production';

/** The folder of everything that must be kept: embedded database, uploaded files, generated keys. */
export function dataDirectory() {
  const directory = resolve(process.env.CORDEE_DATA_DIR || '.data');
  // As root, PostgreSQL's own user must be able to pass through; the files inside stay closed one by one.
  mkdirSync(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  return directory;
}

/** The secret from which every key is derived: given in production, made once and kept elsewhere. */
export function secret(directory) {
  if (process.env.CORDEE_SECRET || production) return process.env.CORDEE_SECRET;
  const file = join(directory, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** The database that the environment names, or the embedded one, at a given port where it was before; `stop` ends only what was started here. */
export async function database(directory, port) {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (appUrl) return { appUrl, ownerUrl, shared: false, exited: new Promise(() => undefined), stop: async () => undefined };
  if (ownerUrl) throw new Refusal('DATABASE_OWNER_URL est donnée sans DATABASE_URL : donnez les deux, ou aucune pour la base embarquée.');
  return startPostgres({ dataDir: join(directory, 'postgres'), port });
}

/** What the compiled programs receive; the owner's address goes only to those that maintain the schema. */
export function environment({ directory, db, owner = false }) {
  const { DATABASE_OWNER_URL: _, ...inherited } = process.env;
  const own = { DATABASE_URL: db.appUrl, CORDEE_DATA_DIR: directory, CORDEE_SECRET: secret(directory) };
  if (owner) own.DATABASE_OWNER_URL = db.ownerUrl;
  return { ...inherited, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

/** Whether an empty database receives the demo network; its passwords are public, so it never leaves this machine. */
export function wantsDemo() {
  const asked = process.env.DEMO ?? (production ? 'false' : 'true');
  if (!['true', 'false'].includes(asked)) throw new Refusal(`DEMO vaut « ${asked} » : écrivez true ou false.`);
  if (asked === 'false') return false;
  for (const [name, host] of [['HOST', process.env.HOST], ['PUBLIC_URL', hostOf(process.env.PUBLIC_URL)]]) {
    if (host && !isLoopback(host)) {
      throw new Refusal(`${name} ouvre Cordée au-delà de cette machine, or les comptes de démonstration sont publics : ajoutez DEMO=false.`);
    }
  }
  return true;
}

function isLoopback(host) {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || ['::1', '[::1]'].includes(host);
}

function hostOf(url) {
  if (!url) return undefined;
  if (!URL.canParse(url)) throw new Refusal('PUBLIC_URL n’est pas une adresse complète, comme https://cordee.example.org.');
  return new URL(url).hostname;
}

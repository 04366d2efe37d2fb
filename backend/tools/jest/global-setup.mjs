import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { run } from '../command.mjs';
import { startPostgres, startSystemPostgres } from '../embedded-postgres.mjs';
import { root } from '../install.mjs';
import { transpile } from '../transpile.mjs';

/** Starts one PostgreSQL for the whole run (the system's with TEST_POSTGRES=system) and migrates the database that spec files copy. */
export default async function globalSetup() {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-test-'));
  chmodSync(folder, 0o711);
  const begin = process.env.TEST_POSTGRES === 'system' ? startSystemPostgres : startPostgres;
  const postgres = await begin({ dataDir: join(folder, 'postgres'), durable: false });
  process.env.CORDEE_SECRET ??= 'un-secret-de-specification-sans-valeur';
  globalThis.cordeeTestRun = { folder, postgres };
  Object.assign(process.env, { TEST_SUPERUSER_URL: postgres.superuserUrl, TEST_OWNER_URL: postgres.ownerUrl, TEST_APP_URL: postgres.appUrl });
  try {
    await makeTemplate(postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function makeTemplate({ superuserUrl, ownerUrl, appUrl }) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query('CREATE DATABASE cordee_template OWNER cordee_owner TEMPLATE template0');
  await client.end();
  const inTemplate = (url) => url.replace(/\/cordee$/, '/cordee_template');
  const built = join(root, 'dist/backend-under-test');
  await transpile(built);
  const env = { ...process.env, DATABASE_OWNER_URL: inTemplate(ownerUrl), DATABASE_URL: inTemplate(appUrl) };
  const { code, output } = await run(process.execPath, [join(built, 'migrate.js')], { quiet: true, env });
  if (code !== 0) throw new Error(`The template database could not be migrated:\n${output}`);
}

import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { Refusal } from '../command.mjs';
import { frames } from './archive.mjs';
import { countRows, dataTables, KEY_TABLES, schemaVersion } from './catalogue.mjs';
import { verifyBackup } from './verify.mjs';
import { PORTABLE } from './write.mjs';

/**
 * Replaces the whole instance by what FILE and its keys hold, in one transaction: everything or nothing.
 * A key destroyed here, in FILE or in its keys stays destroyed.
 */
export async function restoreBackup({ ownerUrl, appUrl, filesDirectory, secrets, file, keysFile, mailLeaves = false }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const staged = `${filesDirectory}.restoring`;
  try {
    const { data, keysPath, unreadable } = await verifyBackup({ file, keysFile, secrets, schema: await schemaVersion(client) });
    await refuseWhileServed(client, appUrl);
    const tables = await dataTables(client);
    const missing = Object.keys(data.counts).find((name) => data.counts[name] && !tables.some((table) => table.name === name));
    if (missing) throw new Refusal(`Cette base n’a pas la table ${missing} : rien n’a été changé.`);
    rmSync(staged, { recursive: true, force: true });
    await client.query('BEGIN');
    await client.query(PORTABLE);
    const destroyed = await keepDestroyed(client);
    const restoreRules = await suspendRules(client, tables);
    await client.query(`TRUNCATE ${tables.map(({ quoted }) => quoted).join(', ')}`);
    await readInto(client, tables, file, secrets, staged);
    await readInto(client, tables, keysPath, secrets, staged);
    await applyDestroyed(client, destroyed, data.summary.keyIds);
    // A session that was ended since, or a way in that was used since, must not live again: everybody signs in anew.
    await client.query('UPDATE public.sign_in SET ended_at = now() WHERE ended_at IS NULL');
    await client.query('UPDATE public.account_link SET used_at = now() WHERE used_at IS NULL');
    // Nobody knows whether the mail that waited when the backup was written has left since: a person decides.
    if (mailLeaves) await client.query(`UPDATE public.outbox_message SET state = 'uncertain' WHERE state IN ('queued', 'sending', 'deferred') AND sensitivity <> 'account'`);
    await restoreRules();
    await compareCounts(client, tables, data.counts);
    await compareFiles(client, staged, data);
    for (const { name, lastValue } of data.summary.sequences) {
      await client.query(`SELECT setval($1::regclass, greatest($2::bigint, (SELECT last_value FROM ${name})))`, [name, lastValue]);
    }
    await client.query('COMMIT');
    putInPlace(staged, filesDirectory);
    const rows = Object.values(data.counts).reduce((total, count) => total + count, 0);
    return { at: data.header.at, tables: Object.keys(data.counts).length, rows, files: data.files, damaged: data.summary.damaged ?? [], keysPath, unreadable };
  } finally {
    rmSync(staged, { recursive: true, force: true });
    await client.end();
  }
}

async function refuseWhileServed(client, appUrl) {
  const role = decodeURIComponent(new URL(appUrl).username);
  const { rowCount } = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = $1', [role]);
  if (rowCount) throw new Refusal('L’application est encore reliée à cette base : arrêtez-la, puis recommencez. Rien n’a été changé.');
}

/** The application's own triggers judge acts, not memories; foreign keys wait until every table is back. Returns what puts them back. */
async function suspendRules(client, tables) {
  const names = tables.map(({ name }) => name);
  const inTables = `JOIN pg_class c ON c.oid = TABLE_ID JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname || '.' || c.relname = ANY ($1)`;
  const keys = await client.query(
    `SELECT format('ALTER TABLE %I.%I ALTER CONSTRAINT %I', n.nspname, c.relname, k.conname) AS alter
     FROM pg_constraint k ${inTables.replace('TABLE_ID', 'k.conrelid')} WHERE k.contype = 'f' AND NOT k.condeferrable AND k.conparentid = 0`,
    [names],
  );
  const triggers = await client.query(
    `SELECT format('ALTER TABLE %I.%I', n.nspname, c.relname) AS alter, quote_ident(t.tgname) AS name
     FROM pg_trigger t ${inTables.replace('TABLE_ID', 't.tgrelid')} WHERE NOT t.tgisinternal AND t.tgenabled = 'O'`,
    [names],
  );
  for (const { alter } of keys.rows) await client.query(`${alter} DEFERRABLE INITIALLY DEFERRED`);
  for (const { alter, name } of triggers.rows) await client.query(`${alter} DISABLE TRIGGER ${name}`);
  return async () => {
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const { alter } of keys.rows) await client.query(`${alter} NOT DEFERRABLE`);
    for (const { alter, name } of triggers.rows) await client.query(`${alter} ENABLE TRIGGER ${name}`);
  };
}

async function readInto(client, tables, path, secrets, staged) {
  let sink;
  for await (const { kind, value, data } of frames(path, secrets)) {
    if (kind === 'E') sink = value.table ? await tableSink(client, tables, value) : fileSink(join(staged, value.file));
    else if (kind === 'D') {
      if (!sink.write(data)) await Promise.race([once(sink, 'drain'), sink.done]);
    } else if (kind === 'X') {
      sink.end();
      await sink.done;
      await sink.settle?.();
    }
  }
}

/** COPY refuses a table whose row security binds its writer: rows come by a temporary table and pass the owner's policy. */
async function tableSink(client, tables, { table: name, columns }) {
  const { quoted } = tables.find((table) => table.name === name) ?? {};
  // A table that this database does not have was checked to be empty in the file.
  if (!quoted) return { write: () => true, end: () => undefined, done: Promise.resolve() };
  const list = columns.join(', ');
  await client.query(`CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT ${list} FROM ${quoted} WITH NO DATA`);
  const sink = withEnd(client.query(copyStreams.from(`COPY pg_temp.incoming FROM STDIN`)));
  sink.settle = async () => {
    await client.query(`INSERT INTO ${quoted} (${list}) OVERRIDING SYSTEM VALUE SELECT * FROM pg_temp.incoming`);
    await client.query('DROP TABLE pg_temp.incoming');
  };
  return sink;
}

function fileSink(path) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return withEnd(createWriteStream(path, { mode: 0o600, flush: true }));
}

function withEnd(stream) {
  stream.done = finished(stream);
  stream.done.catch(() => undefined);
  return stream;
}

async function keepDestroyed(client) {
  const { rows } = await client.query('SELECT row_to_json(d) AS row FROM public.destroyed_key d');
  return rows.map(({ row }) => row);
}

/** Keys of this backup only, the newest keys file holding later ones too, and none that was destroyed anywhere. */
async function applyDestroyed(client, known, keyIds) {
  await client.query(`INSERT INTO public.destroyed_key SELECT * FROM jsonb_populate_recordset(NULL::public.destroyed_key, $1) ON CONFLICT (id) DO NOTHING`, [JSON.stringify(known)]);
  await client.query('DELETE FROM public.data_key WHERE NOT id = ANY ($1::uuid[]) OR id IN (SELECT id FROM public.destroyed_key)', [keyIds]);
}

async function compareCounts(client, tables, counts) {
  for (const table of tables.filter(({ name }) => !KEY_TABLES.includes(name))) {
    const found = await countRows(client, table);
    const expected = counts[table.name] ?? 0;
    if (found !== expected) throw new Refusal(`${table.name} : ${found} lignes restaurées pour ${expected} attendues. Rien n’a été changé.`);
  }
}

/** Each row's file came with it, whole; those that were damaged when the backup was written are left out, as it said. */
async function compareFiles(client, staged, { digests, summary }) {
  const damaged = summary.damaged ?? [];
  const { rows } = await client.query('SELECT id, name, sha256 FROM public.stored_file');
  const wrong = rows.find(({ id, sha256 }) => !damaged.includes(id) && digests[`${id.slice(0, 2)}/${id}`] !== sha256);
  if (wrong) throw new Refusal(`« ${wrong.name} » n’est pas dans la sauvegarde tel que la base le décrit. Rien n’a été changé.`);
  for (const id of damaged) rmSync(join(staged, id.slice(0, 2), id), { force: true });
}

function putInPlace(staged, directory) {
  const former = `${directory}.former`;
  rmSync(former, { recursive: true, force: true });
  if (existsSync(directory)) renameSync(directory, former);
  if (existsSync(staged)) renameSync(staged, directory);
  rmSync(former, { recursive: true, force: true });
}

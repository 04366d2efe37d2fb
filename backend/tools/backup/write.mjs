import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { Refusal } from '../command.mjs';
import { archiveWriter, FORMAT } from './archive.mjs';
import { countRows, dataTables, KEY_TABLES, schemaVersion, sequences } from './catalogue.mjs';

/** Settings under which a value is written the same way by every server version. */
export const PORTABLE = `SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`;

/**
 * Writes the whole instance into FILE, and its wrapped keys into FILE.keys, both from one snapshot.
 * Nothing takes the place of an earlier file before everything is written and counted.
 */
export async function writeBackup({ ownerUrl, filesDirectory, secret, file, now = new Date() }) {
  mkdirSync(dirname(file), { recursive: true });
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const partial = { data: `${file}.partial`, keys: `${file}.keys.partial` };
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(PORTABLE);
    const tables = await dataTables(client);
    const header = { ...FORMAT, at: now.toISOString(), schema: await schemaVersion(client) };
    const isKey = ({ name }) => KEY_TABLES.includes(name);

    const keys = archiveWriter(partial.keys, secret);
    await keys.json('H', { ...header, part: 'keys' });
    const keyCounts = await copyTables(client, tables.filter(isKey), keys);
    await keys.close({ counts: keyCounts });

    const data = archiveWriter(partial.data, secret);
    await data.json('H', { ...header, part: 'data' });
    const counts = await copyTables(client, tables.filter((table) => !isKey(table)), data);
    const files = await copyFiles(filesDirectory, data);
    const keyIds = (await client.query('SELECT id FROM public.data_key ORDER BY id')).rows.map(({ id }) => id);
    await data.close({ counts, files, sequences: await sequences(client), keyIds });
    await client.query('COMMIT');
    renameSync(partial.keys, `${file}.keys`);
    renameSync(partial.data, file);
    return { tables: Object.keys(counts).length + Object.keys(keyCounts).length, rows: sum(counts) + sum(keyCounts), files, bytes: statSync(file).size };
  } finally {
    for (const path of Object.values(partial)) rmSync(path, { force: true });
    await client.end();
  }
}

async function copyTables(client, tables, archive) {
  const counts = {};
  for (const table of tables) {
    const expected = await countRows(client, table);
    await archive.json('E', { table: table.name, columns: table.columns });
    const stream = client.query(copyStreams.to(`COPY ${table.quoted} (${table.columns.join(', ')}) TO STDOUT`));
    const digest = createHash('sha256');
    for await (const chunk of stream) {
      digest.update(chunk);
      await archive.data(chunk);
    }
    if (stream.rowCount !== expected) throw new Refusal(`${table.name} : ${stream.rowCount} lignes copiées pour ${expected} comptées. La sauvegarde est abandonnée.`);
    await archive.json('X', { rows: expected, sha256: digest.digest('hex') });
    counts[table.name] = expected;
  }
  return counts;
}

async function copyFiles(directory, archive) {
  if (!existsSync(directory)) return 0;
  const paths = readdirSync(directory, { recursive: true }).map((name) => join(directory, name)).filter((path) => statSync(path).isFile());
  for (const path of paths) {
    await archive.json('E', { file: relative(directory, path) });
    const digest = createHash('sha256');
    for await (const chunk of createReadStream(path)) {
      digest.update(chunk);
      await archive.data(chunk);
    }
    await archive.json('X', { rows: 0, sha256: digest.digest('hex') });
  }
  return paths.length;
}

function sum(counts) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

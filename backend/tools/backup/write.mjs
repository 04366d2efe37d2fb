import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { Refusal } from '../command.mjs';
import { archiveWriter, FORMAT } from './archive.mjs';
import { countRows, dataTables, KEY_TABLES, schemaVersion, sequences } from './catalogue.mjs';

/** Settings under which a value is written the same way by every server version. */
export const PORTABLE = `SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`;

/**
 * Writes the whole instance into FILE, and its wrapped keys into FILE.keys, both from one snapshot.
 * Nothing takes the place of an earlier file before everything is written and counted. A stored file that is missing or is no
 * longer what its row says stops it, unless `evenDamaged`: then it is left out and named.
 */
export async function writeBackup({ ownerUrl, filesDirectory, secret, file, now = new Date(), evenDamaged = false }) {
  mkdirSync(dirname(file), { recursive: true });
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const partial = { data: `${file}.partial`, keys: `${file}.keys.partial` };
  try {
    // Until the end nothing is swept from the folder: files are read after the snapshot that names them.
    await client.query('SELECT pg_advisory_lock_shared(7012)');
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
    const { files, damaged } = await copyFiles(client, filesDirectory, data);
    if (damaged.length && !evenDamaged) throw new Refusal(tellDamaged(damaged));
    const keyIds = (await client.query('SELECT id FROM public.data_key ORDER BY id')).rows.map(({ id }) => id);
    await data.close({ counts, files, damaged: damaged.map(({ id }) => id), sequences: await sequences(client), keyIds });
    await client.query('COMMIT');
    renameSync(partial.keys, `${file}.keys`);
    renameSync(partial.data, file);
    return { tables: Object.keys(counts).length + Object.keys(keyCounts).length, rows: sum(counts) + sum(keyCounts), files, damaged, bytes: statSync(file).size };
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

/** Every file that a row of the snapshot names, compared with what the row says of it. What no row names is nobody's and stays behind. */
async function copyFiles(client, directory, archive) {
  const { rows } = await client.query('SELECT id, name, sha256 FROM public.stored_file ORDER BY id');
  const damaged = [];
  let files = 0;
  for (const { id, name, sha256 } of rows) {
    const path = join(directory, id.slice(0, 2), id);
    if (!existsSync(path)) {
      damaged.push({ id, name, why: 'manque' });
      continue;
    }
    await archive.json('E', { file: `${id.slice(0, 2)}/${id}` });
    const digest = createHash('sha256');
    for await (const chunk of createReadStream(path)) {
      digest.update(chunk);
      await archive.data(chunk);
    }
    const found = digest.digest('hex');
    await archive.json('X', { rows: 0, sha256: found });
    files++;
    if (found !== sha256) damaged.push({ id, name, why: 'a été modifié' });
  }
  return { files, damaged };
}

function tellDamaged(damaged) {
  const list = damaged.slice(0, 20).map(({ id, name, why }) => `  « ${name} » (files/${id.slice(0, 2)}/${id}) ${why}`);
  return [
    damaged.length > 1 ? `${damaged.length} fichiers du dossier de données ne sont plus ce que la base en dit. La sauvegarde est abandonnée.` : 'Un fichier du dossier de données n’est plus ce que la base en dit. La sauvegarde est abandonnée.',
    ...list,
    'Remettez-les depuis une sauvegarde précédente, ou relancez avec --even-damaged : la sauvegarde se fera sans eux.',
  ].join('\n');
}

function sum(counts) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

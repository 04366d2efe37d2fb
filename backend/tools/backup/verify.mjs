import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { Refusal } from '../command.mjs';
import { FORMAT, frames } from './archive.mjs';
import { KEY_TABLES } from './catalogue.mjs';

const NEWLINE = 10;

/** Reads FILE and its keys from end to end and refuses them before anything is touched, unless every part is whole, ours and of one instance. */
export async function verifyBackup({ file, keysFile, secrets, schema }) {
  if (!existsSync(file)) throw new Refusal(`${file} n’existe pas.`);
  const data = await readThrough(file, 'data', secrets);
  const keysPath = keysFile ?? (await keysBeside(file, secrets));
  const keys = await readThrough(keysPath, 'keys', secrets);
  const different = data.header.schema.find((name) => !schema.includes(name)) ?? schema.find((name) => !data.header.schema.includes(name));
  if (different) throw new Refusal(`${file} vient d’une autre version de Cordée (${different}) : restaurez-le avec la version qui l’a écrit. Rien n’a été changé.`);
  const held = new Set([...keys.ids['public.data_key'], ...keys.ids['public.destroyed_key']]);
  const missing = data.summary.keyIds.filter((id) => !held.has(id)).length;
  // Later keys may lack what was erased since; earlier ones, or a pair that does not hold together, are not its keys.
  if (keys.header.at < data.header.at || (keys.header.at === data.header.at && missing)) {
    throw new Refusal(`${keysPath} ne contient pas toutes les clés de ${file} : ce ne sont pas les siennes. Rien n’a été changé.`);
  }
  return { data, keys, keysPath, unreadable: missing };
}

/** FILE.keys, or, since only the newest keys are kept, the newest of the same folder that this instance signed. */
async function keysBeside(file, secrets) {
  if (existsSync(`${file}.keys`)) return `${file}.keys`;
  const folder = dirname(file);
  const others = readdirSync(folder).filter((name) => name.endsWith('.keys')).map((name) => join(folder, name));
  for (const path of others.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)) if (await isOurs(path, secrets)) return path;
  throw new Refusal(`${file}.keys manque : sans les clés, les entretiens resteraient illisibles. Rien n’a été changé.`);
}

async function isOurs(path, secrets) {
  try {
    await readThrough(path, 'keys', secrets);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Every frame of one file: its header, its summary, and, for keys, the ids of each table. */
export async function readThrough(path, part, secrets) {
  const read = { header: undefined, summary: undefined, ids: Object.fromEntries(KEY_TABLES.map((name) => [name, []])), counts: {}, files: 0, digests: {} };
  let entry;
  for await (const frame of frames(path, secrets)) {
    if (frame.kind === 'H') read.header = checkHeader(frame.value, part, path);
    else if (frame.kind === 'E') entry = begin(frame.value, path);
    else if (frame.kind === 'D') entry.add(frame.data);
    else if (frame.kind === 'X') entry.end(frame.value, read);
    else read.summary = frame.value;
  }
  if (!read.summary || JSON.stringify(read.summary.counts) !== JSON.stringify(read.counts) || (read.summary.files ?? 0) !== read.files) {
    throw new Refusal(`${path} : le contenu ne correspond pas à son propre inventaire. Rien n’a été changé.`);
  }
  return read;
}

function checkHeader(header, part, path) {
  if (header.format !== FORMAT.format || header.version !== FORMAT.version || header.part !== part) {
    throw new Refusal(`${path} n’est pas ${part === 'keys' ? 'un fichier de clés' : 'une sauvegarde'} que cette version sait lire. Rien n’a été changé.`);
  }
  return header;
}

function begin({ table, columns, file }, path) {
  const bad = () => new Refusal(`${path} : ${table ?? file} est abîmé. Rien n’a été changé.`);
  if (file !== undefined && (isAbsolute(file) || normalize(file).startsWith('..'))) throw bad();
  const digest = createHash('sha256');
  const keep = KEY_TABLES.includes(table) ? [] : undefined;
  let rows = 0;
  return {
    add(bytes) {
      digest.update(bytes);
      for (let at = bytes.indexOf(NEWLINE); table && at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) rows++;
      keep?.push(bytes);
    },
    end(stated, read) {
      if (digest.digest('hex') !== stated.sha256 || rows !== stated.rows) throw bad();
      if (table) read.counts[table] = rows;
      else {
        read.files++;
        read.digests[file] = stated.sha256;
      }
      if (keep) read.ids[table] = idsOf(Buffer.concat(keep).toString(), columns);
    },
  };
}

function idsOf(text, columns) {
  const position = columns.indexOf('id');
  return text.split('\n').filter(Boolean).map((line) => line.split('\t')[position]);
}

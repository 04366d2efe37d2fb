import { Refusal } from '../command.mjs';

/** What the program itself writes at each migration (rights, the proof key derived from the secret, the official list of territories): never carried from one instance to another. */
const OF_THE_PROGRAM = [
  'access.permission', 'access.protected', 'access.searchable', 'access.secret', 'access.file_holder', 'public.migrations',
  'public.official_list', 'public.official_territory', 'public.official_part', 'public.official_membership',
];

/** Kept in FILE.keys, apart from what they open. */
export const KEY_TABLES = ['public.data_key', 'public.destroyed_key'];

/** Every table that holds the network's data, whatever its schema, with the columns that a copy carries. */
export async function dataTables(client) {
  const { rows } = await client.query(`
    SELECT n.nspname || '.' || c.relname AS name, format('%I.%I', n.nspname, c.relname) AS quoted,
      (SELECT array_agg(format('%I', a.attname) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      pg_get_userbyid(c.relowner) = current_user AS own,
      NOT (c.relrowsecurity AND c.relforcerowsecurity) OR EXISTS (
        SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*' AND pg_get_expr(p.polqual, c.oid) = 'true'
          AND (0 = ANY (p.polroles) OR (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (p.polroles))) AS seen
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    ORDER BY 1`);
  const tables = rows.filter(({ name }) => !OF_THE_PROGRAM.includes(name));
  const foreign = tables.find(({ own }) => !own);
  if (foreign) throw new Refusal(`La table ${foreign.name} n’appartient pas au rôle propriétaire : elle ne peut être ni sauvegardée ni restaurée.`);
  // A forced table without a policy for its owner reads 0 rows and says nothing: such a backup would be empty and look valid.
  const hidden = tables.find(({ seen }) => !seen);
  if (hidden) throw new Refusal(`La table ${hidden.name} est cachée à son propriétaire (aucune politique de maintenance) : la sauvegarde serait incomplète.`);
  return tables;
}

/** The names of the migrations that made this schema. */
export async function schemaVersion(client) {
  const { rows } = await client.query(`SELECT to_regclass('public.migrations') IS NOT NULL AS made`);
  if (!rows[0].made) throw new Refusal('Cette base n’a pas encore de schéma : lancez d’abord « npm start ».');
  return (await client.query('SELECT name FROM public.migrations ORDER BY timestamp, name')).rows.map(({ name }) => name);
}

/** Where each counter of identities stands. */
export async function sequences(client) {
  const { rows } = await client.query(`SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS "lastValue"
    FROM pg_sequences WHERE last_value IS NOT NULL AND schemaname !~ '^pg_' ORDER BY 1`);
  return rows;
}

/** Counts rows as the owner sees them, in the snapshot of the open transaction. */
export async function countRows(client, { quoted }) {
  const { rows } = await client.query(`SELECT count(*)::text AS count FROM ${quoted}`);
  return Number(rows[0].count);
}

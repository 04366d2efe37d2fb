import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Rows } from '../../src/platform/testing/rows.ts';
import { restoreBackup } from './apply.mjs';
import { addFile, instance as makeInstance } from './instance.mjs';
import { writeBackup } from './write.mjs';

const [photo, unnamed] = ['ab000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000002'];
const bytes = Buffer.from([0, 255, 10, 13]);
const secret = 'the secret of an instance that is backed up';
const folder = mkdtempSync(join(tmpdir(), 'cordee-backup-'));
const instance = () => makeInstance(folder);
let source;
let made = 0;

/** A digest of every row of every table, read by a superuser whom no policy filters. */
async function content({ run }) {
  const tables = await run(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)' ORDER BY 1`);
  const parts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS digest FROM ${name} t`);
  return run(parts.join(' UNION ALL ') + ' ORDER BY name');
}

const backupOf = async (of, at = new Date(Date.UTC(2025, 0, ++made))) => {
  const file = join(folder, `${made}-${of.name}.cordee`);
  return { file, keys: `${file}.keys`, summary: await writeBackup({ ownerUrl: of.ownerUrl, filesDirectory: of.filesDirectory, secret, file, now: at }) };
};

const restore = (into, file, more = {}) => restoreBackup({ ownerUrl: into.ownerUrl, appUrl: into.appUrl, filesDirectory: into.filesDirectory, secrets: [secret], file, ...more });

const addKey = async (of) => {
  const [{ id }] = await of.run(
    `INSERT INTO data_key (id, cohort_id, diagnostic_id, key_version, wrapped)
     SELECT gen_random_uuid(), cohort_id, id, 1, '\\x00ff5c0a09' FROM diagnostic LIMIT 1 RETURNING id`,
  );
  return id;
};

beforeAll(async () => {
  source = await instance();
  const owner = new pg.Client({ connectionString: source.ownerUrl });
  await owner.connect();
  const make = new Rows(owner);
  await owner.query(`INSERT INTO audit_entry (via, act, object) SELECT 'owner', 'made', 'row ' || n FROM generate_series(1, 40) n`);
  const participation = await make.participation();
  await make.diagnostic(participation);
  await make.person({ givenName: 'Zoé \\N\ttab\nligne « Œuvre »', familyName: 'D’Août 🧗' });
  await make.delegate(participation);
  // A schema that some library makes, with partitions and a computed column, must travel too.
  await owner.query(`CREATE SCHEMA queue;
    CREATE TABLE queue.job (id int, day date, twice int GENERATED ALWAYS AS (id * 2) STORED) PARTITION BY RANGE (day);
    CREATE TABLE queue.job_2025 PARTITION OF queue.job FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    INSERT INTO queue.job (id, day) VALUES (1, '2025-02-03')`);
  await owner.end();
  await addKey(source);
  addFile(source, photo, bytes);
  await source.run(`INSERT INTO stored_file (id, sha256, bytes, media_type, name) VALUES ($1, $2, 4, 'image/png', 'photo.png')`, [photo, createHash('sha256').update(bytes).digest('hex')]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('is made and restored by an owner who is no superuser, and every row and file comes back', async () => {
    const { file, summary } = await backupOf(source);
    const before = await content(source);
    const [owner] = await source.run(`SELECT rolsuper OR rolbypassrls AS free FROM pg_roles WHERE rolname = 'cordee_owner'`);
    expect(owner.free).toBe(false);
    expect(summary.rows).toBe(before.filter(({ name }) => !/^access\.(permission|protected|searchable|secret|file_holder)$|^public\.migrations$|^queue\.job$/.test(name)).reduce((sum, { rows }) => sum + rows, 0));

    await source.run(`DELETE FROM delegate; UPDATE person SET given_name = 'perdu'; INSERT INTO organisation (name, kind) VALUES ('De trop', 'firm')`);
    addFile(source, unnamed, 'x');
    const restored = await restore(source, file);

    expect(await content(source)).toEqual(before);
    expect(restored).toMatchObject({ files: 1, unreadable: 0 });
    expect(readFileSync(join(source.filesDirectory, 'ab', photo))).toEqual(bytes);
    expect(existsSync(join(source.filesDirectory, 'ab', unnamed))).toBe(false);
  });

  it('goes into another migrated database, where rules hold and identities go on', async () => {
    const { file } = await backupOf(source);
    const other = await instance();
    await other.run('CREATE SCHEMA queue; CREATE TABLE queue.job_2025 (id int, day date, twice int GENERATED ALWAYS AS (id * 2) STORED); ALTER SCHEMA queue OWNER TO cordee_owner; ALTER TABLE queue.job_2025 OWNER TO cordee_owner');
    const rules = `SELECT conname, condeferrable, condeferred FROM pg_constraint WHERE conname !~ '^pg_' AND contype = 'f' UNION ALL SELECT tgname, tgenabled = 'O', false FROM pg_trigger WHERE NOT tgisinternal UNION ALL SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relkind = 'r' ORDER BY 1, 2`;
    const before = await other.run(rules);
    await restore(other, file);

    const ours = (await content(source)).filter(({ name }) => name !== 'queue.job');
    expect(await content(other)).toEqual(ours);
    expect(await other.run(rules)).toEqual(before);
    const [{ id }] = await other.run(`INSERT INTO audit_entry (via, act, object) VALUES ('owner', 'after', 'row') RETURNING id::int`);
    expect(id).toBe(41);
    await other.drop();
  });

  it('is refused when a table is hidden from its owner, for it would be empty and look whole', async () => {
    const other = await instance();
    await other.run('DROP POLICY owner_maintenance ON person');
    await expect(backupOf(other)).rejects.toThrow('public.person');
    await other.drop();
  });
});

describe('a restoration', () => {
  const untouched = async (into, attempt, message) => {
    const before = await content(into);
    await expect(attempt()).rejects.toThrow(message);
    expect(await content(into)).toEqual(before);
  };

  it('refuses a file cut anywhere, or its keys', async () => {
    const { file, keys } = await backupOf(source);
    const before = await content(source);
    for (const path of [file, keys]) {
      const whole = readFileSync(path);
      for (const length of [0, 1, 9, 30, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1]) {
        writeFileSync(path, whole.subarray(0, length));
        await expect(restore(source, file)).rejects.toThrow(/rien n’a été changé/i);
      }
      writeFileSync(path, whole);
    }
    expect(await content(source)).toEqual(before);
  });

  it('refuses a file with one altered byte, wherever it is', async () => {
    const { file, keys } = await backupOf(source);
    const before = await content(source);
    for (const path of [file, keys]) {
      const whole = readFileSync(path);
      for (let step = 0; step < 12; step++) {
        const altered = Buffer.from(whole);
        // The header of gzip holds a date and a system that mean nothing: what follows is the content.
        altered[10 + Math.floor(((whole.length - 11) * step) / 11)] ^= 0x41;
        writeFileSync(path, altered);
        await expect(restore(source, file)).rejects.toThrow(/rien n’a été changé/i);
      }
      writeFileSync(path, whole);
    }
    expect(await content(source)).toEqual(before);
  });

  it('refuses a foreign file, a file with something after its end and a file of another instance', async () => {
    const { file } = await backupOf(source);
    const foreign = join(folder, 'foreign.cordee');
    writeFileSync(foreign, 'PGDMP not ours at all');
    await untouched(source, () => restore(source, foreign), 'n’est pas une sauvegarde de Cordée');
    writeFileSync(foreign, Buffer.concat([readFileSync(file), readFileSync(file)]));
    await untouched(source, () => restore(source, foreign, { keysFile: `${file}.keys` }), 'après sa fin');
    await untouched(source, () => restore(source, file, { secrets: ['the secret of some other instance altogether'] }), 'autre instance');
    await restore(source, file, { secrets: ['the secret that came after this one, in a rotation', secret] });
  });

  it('refuses to go on without keys, with earlier keys, or with keys that do not open this file', async () => {
    const earlier = await backupOf(source);
    const alone = await instance();
    await addKey(source);
    const { file, keys } = await backupOf(source);
    await untouched(source, () => restore(source, file, { keysFile: earlier.keys }), 'ne sont pas les siennes');
    await untouched(source, () => restore(source, file, { keysFile: file }), 'fichier de clés');
    const elsewhere = join(mkdtempSync(join(folder, 'sans-cles-')), 'f.cordee');
    writeFileSync(elsewhere, readFileSync(file));
    await untouched(source, () => restore(source, elsewhere), 'manque');
    writeFileSync(`${elsewhere}.keys`, readFileSync(keys));
    await restore(source, elsewhere);
    await alone.drop();
  });

  it('opens an earlier file with the newest keys, without what they hold in addition', async () => {
    const earlier = await backupOf(source);
    const later = await addKey(source);
    const { keys } = await backupOf(source);
    rmSync(earlier.keys);
    await restore(source, earlier.file, { keysFile: keys });
    expect(await source.run('SELECT 1 FROM data_key WHERE id = $1', [later])).toEqual([]);
  });

  it('never brings back a key that was destroyed since, here or in the newest keys', async () => {
    const [here, there] = [await addKey(source), await addKey(source)];
    const destroy = (id) =>
      source.run(`WITH gone AS (DELETE FROM data_key WHERE id = $1 RETURNING *) INSERT INTO destroyed_key (id, cohort_id, diagnostic_id) SELECT id, cohort_id, diagnostic_id FROM gone`, [id]);
    const { file } = await backupOf(source);
    await destroy(there);
    const newest = await backupOf(source);
    await destroy(here);
    await restore(source, file, { keysFile: newest.keys });
    expect(await source.run('SELECT id FROM data_key WHERE id = ANY ($1)', [[here, there]])).toEqual([]);
    expect((await source.run('SELECT id FROM destroyed_key')).map(({ id }) => id)).toEqual(expect.arrayContaining([here, there]));
  });

  it('revives no session that was open when it was written, nor any way in', async () => {
    const here = await instance();
    const [{ id }] = await here.run(`INSERT INTO person (given_name, family_name) VALUES ('Maya', 'Reverdin') RETURNING id`);
    await here.run('INSERT INTO account (person_id) VALUES ($1)', [id]);
    await here.run(`INSERT INTO sign_in (person_id, token_hash, idle_limit, expires_at) VALUES ($1, '\\x01', '30 days', now() + interval '30 days')`, [id]);
    await here.run(`INSERT INTO account_link (id, person_id, purpose, token_hash, expires_at) VALUES (gen_random_uuid(), $1, 'invitation', '\\x02', now() + interval '14 days')`, [id]);
    const { file } = await backupOf(here);
    await here.run('UPDATE sign_in SET ended_at = now(); UPDATE account_link SET used_at = now()');
    await restore(here, file);
    expect(await here.run('SELECT ended_at IS NULL AS open FROM sign_in UNION ALL SELECT used_at IS NULL FROM account_link')).toEqual([{ open: false }, { open: false }]);
  });

  it('waits until the application has left the database', async () => {
    const { file } = await backupOf(source);
    const app = new pg.Client({ connectionString: source.appUrl });
    await app.connect();
    await untouched(source, () => restore(source, file), 'arrêtez-la');
    await app.end();
  });

  it('changes nothing when the database refuses a row half-way', async () => {
    const { file } = await backupOf(source);
    await source.run(`ALTER TABLE delegate ADD CONSTRAINT none CHECK (false) NOT VALID`);
    await untouched(source, () => restore(source, file), 'violates check constraint');
    await source.run('ALTER TABLE delegate DROP CONSTRAINT none');
  });
});

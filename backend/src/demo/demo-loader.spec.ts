import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { Client } from 'pg';
import { DataKeys } from '../platform/crypto/data-keys';
import { unsealText } from '../platform/crypto/field-cipher';
import { Keyring } from '../platform/crypto/keyring';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database';
import { demoCohort } from './demo-cohort';
import { DemoLoader } from './demo-loader';
import facts from './facts/occitanie.json';
import { french } from './french';
import { readScale, refuseWithoutRoom } from './load-options';
import { writtenNotes } from './notes';
import { CohortCopy } from './rows/cohort-copy';
import { demoAccounts } from './rows/hat-rows';

const secrets = { CORDEE_SECRET: 'un-secret-de-specification-sans-valeur', CORDEE_SECRET_PREVIOUS: undefined };

async function loaded(scale: number, companions = false): Promise<{ database: TestDatabase; owner: Client }> {
  const database = await createTestDatabase();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await new DemoLoader(owner, secrets).load(scale, undefined, { companions });
  return { database, owner };
}

describe('the demo in the database', () => {
  let database: TestDatabase;
  let owner: Client;
  const original = new CohortCopy(0);
  const count = async (from: string) =>
    (await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`)).rows[0]?.count;

  beforeAll(async () => ({ database, owner } = await loaded(1)));
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('holds the counts of the facts', async () => {
    const { checks } = facts;
    // The Region walks beside as an institution: a ninth participation, no ninth territory.
    expect(await count(`participation_stage s JOIN participation p ON p.id = s.participation_id WHERE s.stage = 'engaged' AND p.accompanied_as = 'territory'`)).toBe(8);
    expect(await count(`participation WHERE accompanied_as = 'institution'`)).toBe(1);
    expect(await count(`participation_stage WHERE stage = 'approached'`)).toBe(19);
    expect(await count('gathering')).toBe(checks.gatherings);
    expect(await count('gathering WHERE held_on IS NOT NULL')).toBe(checks.datedGatherings);
    expect(await count('interview')).toBe(checks.interviews);
    expect(await count('effect')).toBe(checks.effectStatements);
    expect(await count('limitation')).toBe(checks.limits);
    expect(await count(`viewpoint WHERE side = 'ally'`)).toBe(8 - checks.territoriesWithoutAllyViewpoint.length);
    expect(await count(`viewpoint WHERE side = 'territory'`)).toBe(8);
  });

  it('keeps what was said as ciphertext, which its own key alone opens', async () => {
    const e07 = demoCohort().participations.find(({ territory }) => territory.slug === 'canohes')?.interviews[6];
    if (!e07) throw new Error('E07 is missing');
    const id = original.id('interview', 'canohes', 7);
    const { rows } = await owner.query(
      `SELECT i.notes, k.id, k.cohort_id AS "cohortId", k.key_version AS "keyVersion", k.wrapped
       FROM interview i JOIN data_key k ON k.id = i.data_key_id WHERE i.id = $1`,
      [id],
    );
    const [row] = rows;
    const key = new DataKeys(new Keyring(secrets)).unwrap(row);
    const { text, passages } = writtenNotes(e07);
    expect(unsealText(key, { table: 'interview', column: 'notes', recordId: id, cohortId: row.cohortId }, row.notes)).toBe(text);
    expect(row.notes.includes(Buffer.from('platanes'))).toBe(false);

    const excerpts = await owner.query('SELECT id, passage, offsets FROM excerpt WHERE interview_id = $1 ORDER BY created_at', [
      id,
    ]);
    const opened = excerpts.rows.map(({ id: recordId, passage, offsets }) => {
      const at = (column: string) => ({ table: 'excerpt', column, recordId, cohortId: row.cohortId });
      const { start, end } = JSON.parse(unsealText(key, at('offsets'), offsets));
      return { words: unsealText(key, at('passage'), passage), there: text.slice(start, end) };
    });
    expect(opened).toEqual(passages.map(({ words }) => ({ words, there: words })));
  });

  it('lets in those whom docs/demo.md lists, and gives nobody else a password', async () => {
    expect(await count('account WHERE password_hash IS NOT NULL')).toBe(demoAccounts.length);
    expect(await count('account WHERE totp_enrolled_at IS NOT NULL')).toBe(0);
    for (const { person, password, hat } of demoAccounts) {
      const { rows } = await owner.query(
        'SELECT password_hash, array_agg(h.hat) AS hats FROM account a JOIN hat h USING (person_id) WHERE person_id = $1 GROUP BY 1',
        [original.id('person', person)],
      );
      expect(password.length).toBeGreaterThanOrEqual(15);
      expect(rows[0].hats).toContain(hat);
      expect(await verify(rows[0].password_hash, password)).toBe(true);
    }
  });

  it('has somebody in each hat', async () => {
    const { rows } = await owner.query('SELECT array_agg(DISTINCT hat) AS hats FROM hat');
    expect(new Set(rows[0].hats)).toEqual(new Set(demoAccounts.map(({ hat }) => hat)));
    expect(rows[0].hats).toHaveLength(11);
  });

  it('refuses a base that holds anything, and leaves it as it was', async () => {
    const before = await count('person');
    await expect(new DemoLoader(owner, secrets).load(1)).rejects.toMatchObject({ exitCode: 3 });
    expect(await count('person')).toBe(before);
  });

  it('adds copies of the shape, nothing real in them, 300 passages and more in twenty interviews', async () => {
    const large = await loaded(3, true);
    const rows = async (sql: string) => (await large.owner.query(sql)).rows;
    expect(await rows('SELECT count(*)::int AS interviews FROM interview GROUP BY cohort_id')).toEqual(
      [160, 160, 160].map((interviews) => ({ interviews })),
    );
    expect(await rows(`SELECT count(*)::int AS named FROM territory WHERE NOT invented AND kind <> 'region'`)).toEqual([{ named: 8 }]);
    expect(await rows('SELECT count(*)::int AS accounts FROM account')).toEqual([{ accounts: await count('account') }]);
    const [densest] = await rows('SELECT count(*)::int AS passages FROM excerpt GROUP BY diagnostic_id ORDER BY 1 DESC LIMIT 1');
    expect(densest.passages).toBeGreaterThanOrEqual(300);
    const same = 'SELECT id, title, held_on::text FROM gathering UNION ALL SELECT id, words, kind FROM peer_card UNION ALL SELECT id, why, NULL FROM gathering_recipient ORDER BY id';
    const again = await loaded(3, true);
    expect((await again.owner.query(same)).rows).toEqual(await rows(same));
    for (const one of [large, again]) {
      await one.owner.end();
      await one.database.drop();
    }
  });
});

describe('the size of a loading', () => {
  it.each(['--scale=0', '--scale -1', '--scale 1001', '--scale beaucoup', '--scale 1.5', '--scale', '--size 3'])(
    'refuses %s',
    (words) => {
      expect(() => readScale(words.split(' '))).toThrow(/entier de 1 à 1000/);
    },
  );

  it('is one cohort unless said otherwise', () => {
    expect([readScale([]), readScale(['--scale', '100'])]).toEqual([1, 100]);
  });

  it('is refused from a hundred cohorts on when fewer than 15 GB are free', async () => {
    const nearlyFull = () => Promise.resolve(14.9 * 1024 ** 3);
    await expect(refuseWithoutRoom(100, '.', nearlyFull)).rejects.toThrow(/15 Go libres/);
    await expect(refuseWithoutRoom(99, '.', nearlyFull)).resolves.toBeUndefined();
    await expect(refuseWithoutRoom(1000, '.', () => Promise.resolve(15 * 1024 ** 3))).resolves.toBeUndefined();
  });
});

describe('docs/demo.md', () => {
  const lines = readFileSync(join(__dirname, '../../../docs/demo.md'), 'utf8').split('\n');
  const table = lines
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, 5),
    );

  it('lists every account with its hat, its address, its password and what to try', () => {
    const people = new Map(demoCohort().people.map(({ key, email }) => [key, email]));
    expect(lines).toContain('| hat | e-mail | password | what to try |');
    expect(table).toEqual(demoAccounts.map((one) => [one.hat, people.get(one.person), one.password, french(one.try)]));
  });
});

import fc from 'fast-check';
import { Client } from 'pg';
import { Upkeep } from '../jobs/upkeep';
import { useApp } from '../testing/use-app';

describe('the audit', () => {
  const app = useApp();
  const faults = () => app.rows<{ block_id: number | null; fault: string }>('SELECT * FROM access.audit_faults()');
  const seal = () => app.nest.get(Upkeep).seal();

  async function write(entries: number): Promise<void> {
    const admin = await app.as('network_admin');
    for (let entry = 0; entry < entries; entry += 1) await admin.post('/accounts', { personId: await app.make.person() });
  }

  /** Undoes what `tamper` did, so that one log serves every case. */
  async function afterTampering(tamper: () => Promise<unknown>): Promise<{ fault: string }[]> {
    await app.rows('BEGIN');
    try {
      await tamper();
      return await faults();
    } finally {
      await app.rows('ROLLBACK');
    }
  }

  beforeAll(async () => {
    for (const entries of [3, 5, 2]) {
      await write(entries);
      await seal();
    }
  }, 60_000);

  it('seals what was written in blocks, once', async () => {
    const [count] = await app.rows<{ blocks: number; unsealed: number }>(`SELECT (SELECT count(*)::int FROM audit_block) AS blocks, (SELECT count(*)::int FROM audit_entry WHERE block_id IS NULL) AS unsealed`);
    expect(count).toEqual({ blocks: 3, unsealed: 0 });
    expect(await seal()).toBe(0);
    expect(await faults()).toEqual([]);
  });

  it('seals once when several ask at the same time', async () => {
    await write(2);
    await Promise.all([seal(), seal(), seal()]);
    expect(await faults()).toEqual([]);
    expect((await app.rows('SELECT 1 FROM audit_entry WHERE block_id IS NULL')).length).toBe(0);
  });

  it.each([
    ['an altered act', `UPDATE audit_entry SET act = 'read' WHERE id = (SELECT min(id) FROM audit_entry)`, 'altered entry'],
    ['another author', `UPDATE audit_entry SET person_id = gen_random_uuid() WHERE id = (SELECT min(id) FROM audit_entry)`, 'altered entry'],
    ['another hour', `UPDATE audit_entry SET at = at + interval '1 second' WHERE id = (SELECT max(id) FROM audit_entry)`, 'altered entry'],
    ['a missing entry', 'DELETE FROM audit_entry WHERE id = (SELECT min(id) FROM audit_entry)', 'missing or added entry'],
    ['an entry added to a block', `INSERT INTO audit_entry (via, act, object, block_id) VALUES ('owner', 'create', 'hat', 2)`, 'missing or added entry'],
    ['an entry slipped in after its time', `INSERT INTO audit_entry (via, act, object, at) VALUES ('owner', 'create', 'hat', now() - interval '1 day')`, 'late entry'],
    ['a block cut out', 'WITH gone AS (DELETE FROM audit_entry WHERE block_id = 2) DELETE FROM audit_block WHERE id = 2', 'missing block before'],
    ['a seal made again', `UPDATE audit_block SET hash = sha256('x') WHERE id = 2`, 'altered entry'],
  ])('finds %s', async (_, tampering, fault) => {
    const found = await afterTampering(() => app.rows('SET CONSTRAINTS ALL DEFERRED').then(() => tamperBySteps(tampering)));
    expect(found.map((line) => line.fault).join()).toContain(fault);
  });

  /** The foreign key from entry to block asks for the entries first. */
  async function tamperBySteps(statement: string): Promise<void> {
    const cut = /^WITH gone AS \((.*)\) (.*)$/.exec(statement);
    for (const step of cut ? cut.slice(1) : [statement]) await app.rows(step);
  }

  it('finds any single tampering', async () => {
    const entries = (await app.rows<{ id: number }>('SELECT id FROM audit_entry')).map(({ id }) => Number(id));
    const blocks = (await app.rows<{ id: number }>('SELECT id FROM audit_block')).map(({ id }) => Number(id));
    const entry = fc.constantFrom(...entries);
    const column = fc.constantFrom('person_id', 'token_id', 'record_id', 'cohort_id', 'for_person_id');
    const tampering = fc.oneof(
      fc.tuple(entry, column, fc.uuid()).map(([id, name, value]) => `UPDATE audit_entry SET ${name} = '${value}' WHERE id = ${id}`),
      fc.tuple(entry, fc.constantFrom('act', 'object'), fc.stringMatching(/^[a-z]{1,9}$/)).map(([id, name, value]) => `UPDATE audit_entry SET ${name} = ${name} || '${value}' WHERE id = ${id}`),
      fc.tuple(entry, fc.integer({ min: 1, max: 10_000_000 })).map(([id, microseconds]) => `UPDATE audit_entry SET at = at + interval '${microseconds} microseconds' WHERE id = ${id}`),
      entry.map((id) => `DELETE FROM audit_entry WHERE id = ${id}`),
      entry.map((id) => `UPDATE audit_entry SET block_id = NULL WHERE id = ${id}`),
      fc.tuple(entry, fc.constantFrom(...blocks)).map(([id, block]) => `UPDATE audit_entry SET block_id = CASE WHEN block_id = ${block} THEN NULL ELSE ${block} END WHERE id = ${id}`),
      fc.constantFrom(...blocks).map((block) => `INSERT INTO audit_entry (via, act, object, block_id) VALUES ('session', 'read', 'interview', ${block})`),
      fc.tuple(fc.constantFrom(...blocks), fc.uint8Array({ minLength: 32, maxLength: 32 })).map(([id, hash]) => `UPDATE audit_block SET hash = '\\x${Buffer.from(hash).toString('hex')}' WHERE id = ${id}`),
      fc.constantFrom(...blocks).map((id) => `UPDATE audit_block SET entries = entries + 1 WHERE id = ${id}`),
      fc.constantFrom(...blocks).map((id) => `UPDATE audit_block SET previous_hash = sha256('x') WHERE id = ${id}`),
    );
    await fc.assert(
      fc.asyncProperty(tampering, async (statement) => {
        expect(await afterTampering(() => app.rows(statement))).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is written by the application through its function alone, and changed by nothing', async () => {
    const application = new Client({ connectionString: app.database.appUrl });
    await application.connect();
    const refused = async (statement: string) => application.query(statement).then(() => 'accepted', (error: { code: string }) => error.code);
    const answers = [
      await refused(`INSERT INTO audit_entry (via, act, object) VALUES ('owner', 'create', 'hat')`),
      await refused(`UPDATE audit_entry SET act = 'read'`),
      await refused('DELETE FROM audit_entry'),
      await refused('TRUNCATE audit_entry'),
      await refused(`INSERT INTO audit_block (id, entries, hash) VALUES (99, 1, 'x')`),
      await refused(`UPDATE audit_block SET hash = 'x'`),
      await refused('DELETE FROM audit_block'),
      await refused(`SELECT access.audit_digest(1, NULL)`),
    ];
    const { rows } = await application.query('SELECT * FROM audit_entry');
    const { rows: told } = await application.query('SELECT * FROM access.audit_faults()');
    await application.end();
    expect(answers).toEqual(Array(8).fill('42501'));
    expect([rows, told]).toEqual([[], []]);
  });

  it('signs an entry with the bearer of the token, whoever the caller says they are', async () => {
    const me = await app.as('person');
    const application = new Client({ connectionString: app.database.appUrl });
    await application.connect();
    await application.query('BEGIN');
    await application.query('SELECT access.enter($1)', [me.token]);
    await application.query(`SELECT access.audit('read', 'interview', NULL, NULL, NULL)`);
    await application.query('COMMIT');
    await application.end();
    expect(await app.rows(`SELECT person_id, via FROM audit_entry ORDER BY id DESC LIMIT 1`)).toEqual([{ person_id: me.personId, via: 'session' }]);
    await seal();
  });

  it('is read by administrators, newest first, with names, filters and the health of its chain', async () => {
    const admin = await app.as('network_admin', { personId: await app.make.person({ givenName: 'Karim', familyName: 'Sow' }) });
    const { body: invited } = await admin.post('/accounts', { givenName: 'Inès', familyName: 'Roumégoux', email: 'ines@example.org' });
    const { body } = await admin.get(`/audit?recordId=${invited.id}&object=account`);
    expect(body.items).toMatchObject([{ act: 'create', object: 'account', via: 'session', person: { name: 'Karim Sow' }, forPerson: 'Inès Roumégoux', sealed: false }]);
    expect((await admin.get(`/audit?personId=${admin.personId}`)).body.items).toHaveLength(2);
    expect((await admin.get('/audit?to=2020-01-01')).body.items).toEqual([]);
    const first = await admin.get('/audit?limit=4');
    const second = await admin.get(`/audit?limit=4&after=${first.body.next}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(8);
    await seal();
    expect((await admin.get('/audit/health')).body).toMatchObject({ faults: [], unsealed: 0 });
    await app.rows(`UPDATE audit_entry SET act = 'read' WHERE block_id = 1`);
    expect((await admin.get('/audit/health')).body.faults).toEqual([{ blockId: 1, fault: 'altered entry' }]);
  });

  it('is nobody else’s to read', async () => {
    const cohortId = await app.make.cohort();
    for (const hat of ['cohort_manager', 'pivot_ally', 'observer', 'evaluator'] as const) {
      const caller = await app.as(hat, { cohortId });
      expect([(await caller.get('/audit')).status, (await caller.get('/audit/health')).status]).toEqual([403, 403]);
    }
  });
});

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Database } from './platform/database/database';
import type { Caller } from './platform/testing/caller';
import { useApp } from './platform/testing/use-app';

/** Tables whose changes are not kept, with the reason why. A new table is kept (`access.keep_history`) or stands here. */
const notKept: Record<string, string> = {
  migrations: 'written by TypeORM itself',
  record_change: 'the history itself',
  audit_entry: 'never changed, sealed',
  audit_block: 'never changed, sealed',
  account: 'secrets; the audit says who opened and closed it',
  recovery_code: 'secrets',
  oidc_attempt: 'secrets, gone within minutes',
  oidc_identity: 'made once, taken off once; the audit says it',
  oidc_session: 'secrets',
  sign_in: 'secrets',
  account_link: 'secrets',
  personal_link: 'secrets; its own row says who opened it and when it was revoked',
  job_token: 'secrets',
  data_request: 'asked once; answered or taken back once, each with its date',
  hat: 'the row keeps who gave, confirmed and withdrew; the audit says the rest',
  interview: 'confided',
  interviewee: 'confided',
  excerpt: 'confided',
  finding: 'may carry confided words',
  data_key: 'wrapped keys',
  destroyed_key: 'a list that only grows',
  outbox_message: 'a letter never changes, but for its state',
  gathering_sending: 'kept as it left',
  gathering_recipient: 'kept as it left',
  rate_counter: 'counters',
  mail_flow: 'until when nothing leaves',
  idempotency_key: 'forgotten after a day',
  attendance: 'a tick and who noted it; what took it off is a correction',
  attendance_correction: 'is itself what changed',
  attendance_act: 'the last act of an open page, kept against a second sending',
  attendance_signature: 'given once, never changed',
  registration_need: 'partly about health: no second copy',
  coming_request: 'states with their dates; a visitor’s coming is nobody’s history',
  calendar_feed: 'secrets',
  official_list: 'reference data, replaced as a whole',
  official_territory: 'reference data, replaced as a whole',
  official_part: 'reference data, replaced as a whole',
  official_membership: 'reference data, replaced as a whole',
  watch_rest: 'a reminder to oneself, gone on its day',
  import_batch: 'a draft, then two dates with who',
  import_row: 'lines of a file; what they wrote is kept where it was written',
  peer_card: 'said among peers: who wrote it is kept nowhere, and what it was before neither',
  peer_photo: 'said among peers',
  newsletter_picture: 'comes and goes with its file; the audit says who put it there',
  video_import: 'a draft, then a date with who',
  video_participant: 'lines of a file, erased once its presences are written',
  video_alias: 'a decision that is made once',
  proof_pack: 'asked for, made, then never changed',
  told_apart: 'a decision that is made once',
  merged_record: 'never changed, but by a later merge',
  feedback: 'would tell who wrote what',
  stored_file: 'never changed; the row that refers to it is kept',
  territory_page: 'frozen versions: the table is its own history',
};

interface Change {
  table: string;
  act: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  by: string | null;
  batch: string | null;
  for: string | null;
}

describe('the history of changes', () => {
  const app = useApp();

  const changesOf = (recordId: string) =>
    app.rows<Change>(
      `SELECT table_name AS "table", act, before, after, person_id AS "by", batch_id AS batch, for_person_id AS "for" FROM record_change WHERE record_id = $1 ORDER BY at`,
      [recordId],
    );

  /** What the bearer of a token sees of a record's history, by row security alone. */
  async function seenBy({ token }: Caller, recordId: string): Promise<number> {
    const client = new Client({ connectionString: app.database.appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT access.enter($1)', [token]);
      return (await client.query('SELECT id FROM record_change WHERE record_id = $1', [recordId])).rows.length;
    } finally {
      await client.end();
    }
  }

  it('is kept of every table, but for those that are listed with their reason', async () => {
    const tables = await app.rows<{ name: string; kept: boolean }>(
      `SELECT t.tablename AS name, (SELECT count(*) FROM pg_trigger g WHERE g.tgrelid = ('public.' || quote_ident(t.tablename))::regclass AND g.tgname IN ('kept_insert', 'kept_update', 'kept_delete')) = 3 AS kept
       FROM pg_tables t WHERE t.schemaname = 'public'`,
    );
    const undeclared = tables.filter(({ name, kept }) => !kept && !(name in notKept)).map(({ name }) => name);
    const twice = tables.filter(({ name, kept }) => kept && name in notKept).map(({ name }) => name);
    expect({ undeclared, twice }).toEqual({ undeclared: [], twice: [] });
    expect(Object.keys(notKept).filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
  });

  it('refuses a ciphertext that is not left out, and a table that nothing protects', async () => {
    await expect(app.rows(`SELECT access.keep_history('interview')`)).rejects.toThrow(/is a secret/);
    await expect(app.rows(`SELECT access.keep_history('migrations')`)).rejects.toThrow(/not protected/);
  });

  it('says who changed what, from what to what, and nothing when nothing changed', async () => {
    const staff = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    const made = await staff.post('/people', { givenName: 'Oriane', familyName: 'Vidalenc', organisationId: null, roleTitle: null, email: 'oriane@example.org', telephone: null });
    const { id } = made.body as { id: string };
    await app.rows(`UPDATE person SET role_title = 'Maire', updated_at = now() WHERE id = $1`, [id]);
    await app.rows(`UPDATE person SET role_title = 'Maire', updated_at = now() WHERE id = $1`, [id]);
    await app.rows('DELETE FROM person_contact WHERE person_id = $1', [id]);
    const changes = await changesOf(id);
    expect(changes.map(({ table, act, by }) => `${table} ${act} ${by === staff.personId ? 'staff' : by}`)).toEqual([
      'person insert staff',
      'person_contact insert staff',
      'person update null',
      'person_contact delete null',
    ]);
    expect(changes[0]?.after).toMatchObject({ given_name: 'Oriane', family_name: 'Vidalenc' });
    expect([changes[2]?.before, changes[2]?.after]).toEqual([{ role_title: null }, { role_title: 'Maire' }]);
    expect(changes[3]?.before).toMatchObject({ email: 'oriane@example.org' });
  });

  it('marks all the changes of a batch, and on whose behalf they were made', async () => {
    const { token } = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    const [one, two, batch, mayor] = [await app.make.organisation(), await app.make.organisation(), randomUUID(), await app.make.person()];
    await app.nest.get(Database).run(token, undefined, async (work) => {
      await work.batch(batch);
      await work.onBehalfOf(mayor);
      await work.rows(`UPDATE organisation SET kind = 'firm' WHERE id = ANY ($1::uuid[])`, [[one, two]]);
    });
    for (const id of [one, two]) expect((await changesOf(id)).at(-1)).toMatchObject({ act: 'update', after: { kind: 'firm' }, batch, for: mayor });
    await app.nest.get(Database).run(token, undefined, (work) => work.rows(`UPDATE organisation SET kind = 'ally' WHERE id = $1`, [one]));
    expect((await changesOf(one)).at(-1)).toMatchObject({ batch: null, for: null });
  });

  it('keeps a statement on thousands of rows in one pass, each record with its own change', async () => {
    await app.rows(`INSERT INTO organisation (name, kind) SELECT 'lot ' || n, 'ally' FROM generate_series(1, 3000) n`);
    const { token } = await app.as('network_admin');
    const began = Date.now();
    await app.nest.get(Database).run(token, undefined, (work) => work.rows(`UPDATE organisation SET aliases = ARRAY[name || ' bis'] WHERE name LIKE 'lot %'`));
    expect(Date.now() - began).toBeLessThan(10_000);
    const [told] = await app.rows(
      `SELECT count(*)::int AS changes, count(*) FILTER (WHERE c.after -> 'aliases' ->> 0 = o.name || ' bis' AND c.before -> 'aliases' = '[]')::int AS own
       FROM record_change c JOIN organisation o ON o.id = c.record_id WHERE c.act = 'update' AND o.name LIKE 'lot %'`,
    );
    expect(told).toEqual({ changes: 3000, own: 3000 });
  });

  it('is read by whoever may change such a record there: contacts never by an observer or a delegate', async () => {
    const participation = await app.make.participation();
    const project = await app.make.project(participation);
    const { personId } = await app.make.delegate(participation);
    const hats = ['cohort_manager', 'pivot_ally', 'evaluator', 'observer', 'storyteller', 'delegate', 'project_ally'] as const;
    const read: Record<string, number[]> = {};
    for (const hat of hats) {
      const caller = await app.as(hat, { cohortId: participation.cohortId, participationId: participation.id });
      read[hat] = [await seenBy(caller, personId), await seenBy(caller, project)];
    }
    expect(read).toEqual({
      cohort_manager: [2, 1], pivot_ally: [2, 1], evaluator: [0, 0], observer: [0, 0], storyteller: [0, 0], delegate: [0, 1], project_ally: [0, 1],
    });
    const elsewhere = await app.as('delegate', { participationId: (await app.make.participation()).id });
    expect(await seenBy(elsewhere, project)).toBe(0);
  });

  it('is written by nobody but the trigger, and silenced by nobody but the owner', async () => {
    const { token } = await app.as('network_admin');
    const organisation = await app.make.organisation();
    const run = (statement: string) => app.nest.get(Database).run(token, undefined, (work) => work.rows(statement));
    for (const statement of [
      `INSERT INTO record_change (table_name, record_id, object, scopes, act) VALUES ('person', gen_random_uuid(), 'person', '{}', 'update')`,
      'DELETE FROM record_change',
      `UPDATE record_change SET person_id = NULL`,
      `SELECT access.keep_history('finding')`,
    ]) {
      await expect(run(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await app.nest.get(Database).run(token, undefined, async (work) => {
      await work.rows(`SELECT set_config('cordee.history', 'off', true)`);
      await work.rows(`UPDATE organisation SET kind = 'media' WHERE id = $1`, [organisation]);
    });
    expect((await changesOf(organisation)).at(-1)?.after).toEqual({ kind: 'media' });
  });
});

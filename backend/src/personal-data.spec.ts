import { personalData } from './personal-data';
import { useApp } from './platform/testing/use-app';
import { makeWorld } from './platform/testing/world';

describe('the list of personal columns', () => {
  const app = useApp();

  it('names every column of the schema, once, and none that is gone', async () => {
    const columns = await app.rows<{ name: string }>(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`);
    const stored = columns.map(({ name }) => name);
    const listed = Object.entries(personalData).flatMap(([table, { columns: each }]) => Object.keys(each).map((column) => `${table}.${column}`));
    expect(stored.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !stored.includes(name))).toEqual([]);
  });

  it('says of every column how it is erased, or why it stays', () => {
    const silent = Object.entries(personalData).flatMap(([table, { columns }]) => Object.entries(columns).filter(([, { erased, why }]) => !erased && !why).map(([column]) => `${table}.${column}`));
    expect(silent).toEqual([]);
    const halfway = Object.entries(personalData).filter(([, { whose, rows }]) => (whose === undefined) !== (rows === undefined));
    expect(halfway).toEqual([]);
  });

  it('points to somebody by name in every table that knows people: a foreign key to a person is a pointer or a row of theirs', async () => {
    const keys = await app.rows<{ table: string; column: string }>(
      `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column" FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
       WHERE c.contype = 'f' AND c.confrelid IN ('person'::regclass, 'account'::regclass) AND a.attname LIKE '%\\_id'`,
    );
    const unseen = keys.filter(({ table, column }) => {
      const { whose, columns } = personalData[table] ?? {};
      return !whose?.includes(`t.${column}`) && !columns?.[column]?.why?.startsWith('désigne une personne') && !(table in { idempotency_key: 1 });
    });
    expect(unseen).toEqual([]);
  });
});

describe('a person erased', () => {
  const app = useApp();

  /** Every text of the database, table by table. */
  async function dump(): Promise<Record<string, string>> {
    const tables = await app.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const texts: Record<string, string> = {};
    for (const { name } of tables) texts[name] = (await app.rows<{ text: string | null }>(`SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`))[0]?.text ?? '';
    return texts;
  }

  const marked = /\bZOE \w+/g;
  const marksIn = (text: string) => [...new Set(text.match(marked) ?? [])];

  /** A mark in every text column that is erased, of every row that is hers. */
  async function fillWithMarks(personId: string): Promise<Map<string, string>> {
    const marks = new Map<string, string>();
    const missing: string[] = [];
    const types = await app.rows<{ table: string; column: string; type: string }>(
      `SELECT table_name AS "table", column_name AS "column", udt_name AS type FROM information_schema.columns WHERE table_schema = 'public' AND udt_name IN ('text', 'citext', 'jsonb')`,
    );
    const closed = await app.rows<{ name: string }>(
      `SELECT c.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
       WHERE c.contype = 'c' AND pg_get_constraintdef(c.oid) LIKE '%= ANY (ARRAY[%' AND cardinality(c.conkey) = 1`,
    );
    const constrained = new Set([...closed.map(({ name }) => name), 'personal_link.purpose', 'outbox_message.template', 'saved_view.address', 'attendance_signature.drawn']);
    for (const { table, column, type } of types) {
      const { whose, columns } = personalData[table] ?? {};
      const name = `${table}.${column}`;
      const entry = columns?.[column];
      if (!whose || !entry?.label || (!entry.erased && !entry.mentions) || constrained.has(name) || table === 'record_change') continue;
      const mark = `ZOE ${table.replaceAll('_', '')}${column.replaceAll('_', '')}`;
      const value = column === 'email' ? `${mark.replace(' ', '.')}@example.org` : mark;
      const seen = await app.rows(`UPDATE ${table} t SET ${column} = ${type === 'jsonb' ? 'jsonb_build_object(\'mot\', $2::text)' : '$2'} WHERE ${whose} RETURNING 1`, [personId, value]);
      marks.set(name, value);
      if (seen.length === 0) missing.push(name);
    }
    // A world without a row of that kind would prove nothing about it.
    expect(missing).toEqual([]);
    return marks;
  }

  async function worldOf() {
    const world = await makeWorld(app, 'ZOE');
    const { cohortId, participationId, personId, registrationId, halfDayId } = world.ids as Record<string, string>;
    expect(halfDayId && registrationId).toBeTruthy();
    const at = { cohort_id: cohortId, participation_id: participationId };
    await app.rows('UPDATE viewpoint SET author_id = $1 WHERE participation_id = $2', [personId, participationId]);
    await app.rows('UPDATE import_row SET person_id = $1 WHERE cohort_id = $2', [personId, cohortId]);
    await app.rows('UPDATE saved_view SET person_id = $1 WHERE cohort_id = $2', [personId, cohortId]);
    await app.rows(`UPDATE confirmation SET state = 'partly', correction = 'x', answered_at = now() WHERE person_id = $1`, [personId]);
    await app.rows('UPDATE outsider_page SET contact_person_id = $1 WHERE cohort_id = $2', [personId, cohortId]);
    await app.rows(`UPDATE registration SET answer = 'replaced' WHERE id = $1`, [registrationId]);
    await app.rows('UPDATE project_answer SET answered_by_id = $1 WHERE participation_id = $2', [personId, participationId]);
    await app.rows('UPDATE project_note SET read_by_id = $1 WHERE participation_id = $2', [personId, participationId]);
    await app.rows('UPDATE seat_offer SET recipient_id = $1 WHERE cohort_id = $2', [personId, cohortId]);
    await app.rows('INSERT INTO merged_record (id, into_person_id) VALUES (gen_random_uuid(), $1)', [personId]);
    await app.make.row('account_link', { id: crypto.randomUUID(), person_id: personId, purpose: 'sign_in', token_hash: Buffer.from('link'), expires_at: '2030-01-01' });
    return { world, personId: personId as string, cohortId: cohortId as string, at };
  }

  it('is shown every mark by kind, then leaves none anywhere, while presences stay as numbers', async () => {
    const { world, personId, cohortId } = await worldOf();
    const marks = await fillWithMarks(personId);
    expect(marks.size).toBeGreaterThan(15);
    const own = await app.signIn(personId);
    const shown = JSON.stringify((await own.get('/own-data')).body);
    expect([...marks].filter(([, mark]) => !shown.includes(mark)).map(([column]) => column)).toEqual([]);

    // Told by others, by her full name: in a published page, and in somebody else's news.
    const [{ name }] = (await app.rows<{ name: string }>(`SELECT given_name || ' ' || family_name AS name FROM person WHERE id = $1`, [personId])) as [{ name: string }];
    await app.rows(`UPDATE territory_page SET content = jsonb_set(content, '{team}', jsonb_build_array($1::text)) WHERE cohort_id = $2`, [name, cohortId]);
    const elsewhere = await app.make.participation();
    await app.make.row('news', { cohort_id: elsewhere.cohortId, participation_id: elsewhere.id, body: `Avec ${name}, nous avançons`, told_on: '2024-06-01' });

    const admin = await app.as('network_admin');
    const request = world.ids['dataRequestId'] as string;
    const before = await admin.get(`/data-requests/${request}`);
    expect(before.body.effects).toEqual(expect.arrayContaining([{ title: 'Comment vous joindre', count: 1, effect: 'deleted' }, { title: 'Présences', count: 1, effect: 'unsigned' }]));
    expect((await admin.post(`/data-requests/${request}/answer`, { outcome: 'done' })).status).toBe(204);

    const after = await dump();
    const told = new Set(Object.entries(personalData).flatMap(([table, { columns }]) => Object.entries(columns).filter(([, { erased, mentions }]) => !erased && mentions).map(([column]) => `${table}.${column}`)));
    const gone = [...marks].filter(([column]) => !told.has(column));
    for (const [column, mark] of gone) expect([column, Object.entries(after).filter(([, text]) => text.includes(mark)).map(([table]) => table)]).toEqual([column, []]);
    expect(Object.entries(after).filter(([, text]) => text.includes(name)).map(([table]) => table)).toEqual([]);
    expect(marksIn(after['person'] ?? '')).toEqual([]);
    expect(after['news']).toContain('Avec Personne effacée, nous avançons');

    const [left] = await app.rows(
      `SELECT (SELECT given_name || ' ' || family_name FROM person WHERE id = $1) AS name, (SELECT count(*)::int FROM person_contact WHERE person_id = $1) AS contacts,
         (SELECT count(*)::int FROM account WHERE person_id = $1) AS accounts, (SELECT count(*)::int FROM hat WHERE person_id = $1 AND withdrawn_at IS NULL) AS hats,
         (SELECT count(*)::int FROM personal_link WHERE person_id = $1) AS links,
         (SELECT count(*)::int FROM attendance a JOIN registration r ON r.id = a.registration_id WHERE r.person_id = $1 AND r.category = 'elected_official') AS presences`,
      [personId],
    );
    expect(left).toEqual({ name: 'Personne effacée', contacts: 0, accounts: 0, hats: 0, links: 0, presences: 1 });
    expect((await own.get('/auth/me')).status).toBe(401);
  });
});

import fc from 'fast-check';
import { Client } from 'pg';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';

const seed = Number(process.env['MERGE_SEED'] ?? Date.now() % 2 ** 31);
const runs = Number(process.env['MERGE_RUNS'] ?? 12);
const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const noChoice = { givenName: false, familyName: false, email: false, telephone: false };

describe('a merge', () => {
  const app = useApp();
  let staff: Caller;
  let cohortId: string;
  beforeAll(async () => (staff = await app.as('cohort_manager', { cohortId: (cohortId = await app.make.cohort()) })));

  const merge = (keptId: string, goneId: string, choices = noChoice) => staff.post(`/people/${keptId}/merge`, { goneId, choices });
  const two = async () => [await app.make.person(), await app.make.person()] as const;

  describe(`of any two people (seed ${seed})`, () => {
    const presence = fc.record({ gathering: fc.nat(2), halves: fc.subarray(['morning', 'afternoon'] as const), answer: fc.constantFrom('yes', 'no', null), who: fc.nat(1) });
    const stay = fc.record({ place: fc.nat(1), from: fc.nat(60), length: fc.option(fc.nat(40)), status: fc.constantFrom('agreed', 'foreseen'), who: fc.nat(1) });
    const role = fc.record({ organisation: fc.nat(2), title: fc.constantFrom('Maire', 'Directrice', null), from: fc.option(fc.nat(30)), who: fc.nat(1) });
    const graph = fc.record({
      presences: fc.array(presence, { maxLength: 6 }),
      stays: fc.array(stay, { maxLength: 6 }),
      roles: fc.array(role, { maxLength: 5 }),
      days: fc.array(fc.record({ place: fc.nat(1), who: fc.nat(1) }), { maxLength: 4 }),
      subjects: fc.array(fc.record({ subject: fc.constantFrom('vélo', 'eau', 'Eau'), who: fc.nat(1), withdrawn: fc.boolean() }), { maxLength: 4 }),
      audits: fc.nat(3),
    });

    /** What the two were and did, as one: the union that a merge must not change. */
    async function known(people: readonly string[]) {
      const rows = async (sql: string) => (await app.rows<{ line: string }>(`SELECT DISTINCT ${sql.replace(' FROM ', ' AS line FROM ')}`, [people])).map(({ line }) => line).sort();
      return {
        presences: await rows(`r.gathering_id || ' ' || a.half_day_id FROM attendance a JOIN registration r ON r.id = a.registration_id WHERE r.person_id = ANY ($1::uuid[])`),
        registrations: await rows(`gathering_id::text FROM registration WHERE person_id = ANY ($1::uuid[])`),
        members: await rows(`d.participation_id || ' ' || x::date FROM delegate d, generate_series('2024-01-01'::date, '2024-06-01', '1 day') x WHERE d.person_id = ANY ($1::uuid[]) AND daterange(d.starts_on, d.ends_on, '[]') @> x::date`),
        agreed: await rows(`d.participation_id || ' ' || x::date FROM delegate d, generate_series('2024-01-01'::date, '2024-06-01', '1 day') x WHERE d.person_id = ANY ($1::uuid[]) AND d.status = 'agreed' AND daterange(d.starts_on, d.ends_on, '[]') @> x::date`),
        roles: await rows(`concat_ws('|', organisation_id, title, starts_on, ends_on) FROM person_role WHERE person_id = ANY ($1::uuid[])`),
        days: await rows(`id::text FROM support_day WHERE person_id = ANY ($1::uuid[])`),
        subjects: await rows(`lower(subject::text) FROM call_agreement WHERE person_id = ANY ($1::uuid[]) AND withdrawn_at IS NULL`),
        audit: await rows(`e.id::text FROM audit_entry e WHERE e.act = 'tell' AND (e.person_id = ANY ($1::uuid[]) OR e.record_id = ANY ($1::uuid[]))`),
      };
    }

    it('keeps every presence, day in a team, role, day of support, agreement and audit row, and leaves nothing behind', async () => {
      const organisations = [await app.make.organisation(), await app.make.organisation(), await app.make.organisation()];
      const places = [await app.make.participation({ cohort_id: cohortId }), await app.make.participation({ cohort_id: cohortId })];
      const gatherings = await Promise.all([0, 1, 2].map(() => app.make.gathering(cohortId)));
      const halves = new Map<string, string>();
      for (const gathering of gatherings) for (const half of ['morning', 'afternoon']) halves.set(gathering + half, await app.make.row('gathering_half_day', { cohort_id: cohortId, gathering_id: gathering, on_date: '2024-05-07', half }));
      const references = await app.rows<{ table: string; column: string }>(
        `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column" FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass`,
      );

      await fc.assert(
        fc.asyncProperty(graph, async ({ presences, stays, roles, days, subjects, audits }) => {
          const people = await two();
          const quietly = async (table: string, columns: Record<string, unknown>) => app.make.row(table, columns).catch(() => undefined);
          for (const { gathering, halves: came, answer, who } of presences) {
            const gathering_id = gatherings[gathering] as string;
            const registration_id = await quietly('registration', { cohort_id: cohortId, gathering_id, person_id: people[who], answer, answered_at: answer && 'now' });
            for (const half of registration_id ? came : []) await quietly('attendance', { cohort_id: cohortId, gathering_id, registration_id, half_day_id: halves.get(gathering_id + half) });
          }
          for (const { place, from, length, status, who } of stays) {
            await quietly('delegate', { cohort_id: cohortId, participation_id: places[place]?.id, person_id: people[who], category: 'local_agent', status, starts_on: day(from), ends_on: length === null ? null : day(from + length) });
          }
          for (const { organisation, title, from, who } of roles) await app.make.row('person_role', { person_id: people[who], organisation_id: organisations[organisation], title, starts_on: from === null ? null : day(from) });
          for (const { place, who } of days) {
            await app.make.row('support_day', { cohort_id: cohortId, participation_id: places[place]?.id, organisation_id: organisations[0], person_id: people[who], on_date: '2024-05-07', days: 0.5, what_was_done: 'Une visite' });
          }
          for (const { subject, who, withdrawn } of subjects) await quietly('call_agreement', { person_id: people[who], subject, agreed_on: '2024-05-07', withdrawn_at: withdrawn ? 'now' : null });
          for (let entry = 0; entry < audits; entry += 1) await app.rows(`INSERT INTO audit_entry (via, act, object, person_id, record_id) VALUES ('session', 'tell', 'person', $1, $2)`, [people[entry % 2], people[1]]);

          const before = await known(people);
          const tried = await staff.post(`/people/${people[0]}/merge/preview`, { goneId: people[1], choices: noChoice });
          expect(await known(people)).toEqual(before);
          const done = await merge(people[0], people[1]);
          expect([tried.status, done.status]).toEqual([200, 200]);
          expect(done.body).toEqual(tried.body);
          // Sealed lines keep the id of their day, and are read under both.
          expect({ ...(await known([people[0]])), audit: (await known(people)).audit }).toEqual(before);
          for (const { table, column } of references) expect([table, (await app.rows(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [people[1]])).length]).toEqual([table, 0]);
          expect((await staff.get(`/people/${people[1]}`)).body.id).toBe(people[0]);
        }),
        { seed, numRuns: runs },
      );
    }, 120_000);
  });

  it('fills in what was silent, lets choose what differs, and shows both mailboxes in one line', async () => {
    const kept = await app.make.person({ givenName: 'Hélène', familyName: 'Ferrandiz' });
    const gone = await app.make.person({ givenName: 'Helene', familyName: 'Ferrandis', email: 'h.ferrandis@example.org' });
    await app.rows('UPDATE person_contact SET telephone = NULL WHERE person_id = $1', [kept]);
    const { status } = await merge(kept, gone, { ...noChoice, familyName: true, email: true });
    const { body } = await staff.get(`/people/${kept}`);
    expect([status, body]).toMatchObject([200, { givenName: 'Hélène', familyName: 'Ferrandis', contact: { email: 'h.ferrandis@example.org', telephone: '06 39 98 00 00' } }]);
  });

  it('answers for an id that is gone through a chain of merges, and is found in the audit under both', async () => {
    const [a, b] = await two();
    const c = await app.make.person();
    await merge(b, a);
    await merge(c, b);
    expect((await staff.get(`/people/${a}`)).body.id).toBe(c);
    const admin = await app.as('network_admin');
    const acts = (await admin.get(`/audit?recordId=${c}&object=person`)).body.items.filter(({ act }: { act: string }) => act === 'merge');
    expect(acts).toHaveLength(4);
  });

  it('gives nobody a hat: those of the record that goes are withdrawn, and its links no longer open', async () => {
    const place = await app.make.participation({ cohort_id: cohortId });
    const [kept, gone] = await two();
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [kept]);
    await app.wear('delegate', gone, { participationId: place.id });
    await app.make.delegate(place, { person_id: gone });
    await app.wear('interviewer', gone, { diagnosticId: await app.make.diagnostic(place) });
    const link = await app.link('write_news', { personId: gone, cohortId, participationId: place.id, recordIds: [await app.make.project(place)] });
    expect((await link.get('/link')).status).toBe(200);
    expect((await merge(kept, gone)).body.withdrawn).toEqual({ hat: 2, personal_link: 1 });
    expect((await (await app.signIn(kept)).get('/auth/me')).body.hats).toEqual([]);
    expect((await link.get('/link')).status).toBe(410);
    expect(await app.rows('SELECT count(*)::int AS kept FROM hat WHERE person_id = $1', [kept])).toEqual([{ kept: 2 }]);
  });

  it('never moves the address of an account, nor an account', async () => {
    const [kept, gone] = await two();
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [kept]);
    const { email } = (await staff.get(`/people/${kept}`)).body.contact;
    expect((await merge(gone, kept)).body.code).toBe('account-stays');
    await merge(kept, gone, { ...noChoice, email: true });
    expect((await staff.get(`/people/${kept}`)).body.contact.email).toBe(email);
    const other = await app.make.person();
    await app.rows('INSERT INTO account (person_id, closed_at) VALUES ($1, now())', [other]);
    expect((await merge(kept, other)).body).toMatchObject({ code: 'two-accounts', status: 409, detail: expect.stringContaining('compte') });
  });

  it('withdraws what was confided to whoever is given another address by it', async () => {
    const place = await app.make.participation({ cohort_id: cohortId });
    const [kept, gone] = await two();
    const hatId = await app.wear('interviewer', kept, { diagnosticId: await app.make.diagnostic(place) });
    await merge(kept, gone, { ...noChoice, email: true });
    expect(await app.rows('SELECT withdrawn_at IS NOT NULL AS gone FROM hat WHERE id = $1', [hatId])).toEqual([{ gone: true }]);
  });

  it('is refused of oneself, of two who named each other, and to whoever may not', async () => {
    const [a, b] = await two();
    expect((await merge(staff.personId, a)).body.code).toBe('own-record');
    expect((await merge(a, staff.personId)).body.code).toBe('own-record');
    await app.rows(`INSERT INTO hat (person_id, hat, cohort_id, starts_on, granted_by_id) VALUES ($1, 'evaluator', $2, '2024-01-01', $3)`, [a, cohortId, b]);
    expect((await merge(a, b)).body.code).toBe('one-named-the-other');
    expect((await merge(b, a)).body.code).toBe('one-named-the-other');
    expect((await merge(a, a)).body.code).toBe('same-record');
    expect((await merge(a, cohortId)).status).toBe(404);
    const pivot = await app.as('pivot_ally', { cohortId });
    expect((await pivot.post(`/people/${a}/merge`, { goneId: b, choices: noChoice })).status).toBe(403);
    for (const hat of ['delegate', 'observer', 'project_ally'] as const) {
      const place = await app.make.participation({ cohort_id: cohortId });
      expect((await (await app.as(hat, { participationId: place.id, cohortId })).post(`/people/${a}/merge`, { goneId: b, choices: noChoice })).status).toBe(404);
    }
    const application = new Client({ connectionString: app.database.appUrl });
    await application.connect();
    await application.query('BEGIN');
    await application.query('SELECT access.enter($1)', [pivot.token]);
    await expect(application.query('SELECT access.merge_people($1, $2, $3, false)', [a, b, '{}'])).rejects.toMatchObject({ code: '42501' });
    await application.end();
  });

  it('of organisations keeps people, cohorts and days, and makes the other name an alias that is found', async () => {
    const place = await app.make.participation({ cohort_id: cohortId });
    const [kept, gone] = [await app.make.organisation({ name: 'AREC Sud-Est' }), await app.make.organisation({ name: 'Agence régionale énergie climat du Sud-Est', aliases: ['ARECSE'], siren: '356000000', town: 'Nîmes' })];
    const person = await app.make.person();
    for (const organisation_id of [kept, gone]) {
      await app.make.row('cohort_partner', { cohort_id: cohortId, organisation_id, role: 'funder' });
      await app.make.row('support_assignment', { cohort_id: cohortId, participation_id: place.id, organisation_id, person_id: person, starts_on: '2024-09-01' });
      await app.make.row('support_day', { cohort_id: cohortId, participation_id: place.id, organisation_id, person_id: person, on_date: '2024-10-01', days: 1, what_was_done: 'Une visite' });
    }
    await app.rows('UPDATE person SET organisation_id = $2, role_title = $3 WHERE id = $1', [person, gone, 'Conseillère']);
    const { body } = await staff.post(`/organisations/${kept}/merge`, { goneId: gone, choices: { name: false, kind: false } });
    expect(body).toMatchObject({ folded: { cohort_partner: 1, support_assignment: 1 }, moved: { support_day: 1 } });
    expect((await staff.get(`/organisations/${gone}`)).body).toMatchObject({ id: kept, siren: '356000000', town: 'Nîmes', aliases: expect.arrayContaining(['ARECSE', 'Agence régionale énergie climat du Sud-Est']), members: [{ id: person, title: 'Conseillère' }] });
    expect((await staff.get('/organisations?search=arecse')).body.items).toMatchObject([{ id: kept }]);
    expect((await staff.get('/people?search=arecse')).body.items).toMatchObject([{ id: person }]);
    expect(await app.rows('SELECT count(*)::int AS days FROM support_day WHERE organisation_id = $1', [kept])).toEqual([{ days: 2 }]);
  });

  it('reaches a table that somebody adds tomorrow, and folds what its rules allow once', async () => {
    const [kept, gone] = await two();
    await app.rows('CREATE TABLE tomorrow (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), person_id uuid NOT NULL REFERENCES person, word text, said text, UNIQUE (person_id, word))');
    await app.rows(`INSERT INTO tomorrow (person_id, word, said) VALUES ($1, 'a', NULL), ($2, 'a', 'oui'), ($2, 'b', 'non')`, [kept, gone]);
    expect((await merge(kept, gone)).body).toMatchObject({ folded: { tomorrow: 1 }, moved: { tomorrow: 1 } });
    expect(await app.rows('SELECT word, said FROM tomorrow WHERE person_id = $1 ORDER BY word', [kept])).toEqual([{ word: 'a', said: 'oui' }, { word: 'b', said: 'non' }]);
    await app.rows('DROP TABLE tomorrow');
  });

  it('finds every person by a foreign key: a column that names one without it is listed with its reason', async () => {
    const without = ['audit_entry.for_person_id', 'audit_entry.person_id', 'record_change.for_person_id', 'record_change.person_id'];
    const bare = await app.rows<{ name: string }>(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.data_type = 'uuid' AND (c.column_name ~ '(^|_)(person|by|recipient|author|interviewer|trainer)_id$' OR c.column_name IN ('reply_to_id', 'entered_for_id'))
         AND NOT EXISTS (SELECT 1 FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) WHERE k.contype = 'f' AND k.conrelid = ('public.' || c.table_name)::regclass AND a.attname = c.column_name)
       ORDER BY 1`,
    );
    // Sealed and historical lines are never changed: what reads them follows the merged id.
    expect(bare.map(({ name }) => name)).toEqual(without);
  });
});

import { randomUUID } from 'node:crypto';
import type { HatName } from '../../platform/auth/right';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';

const consent = { name: 'Odile Marqueur', contact: 'odile.marqueur@example.org', consentedOn: '2024-06-12', consentMeans: 'oral', consentCovers: 'category_quotes', consentProof: 'Accord marqueur dit à voix haute', keepUntil: '2026-06-12' };
const notes = '## Avec qui travaillez-vous ?\n\nAvec la mairie, par à-coups. « On nous consulte trop tard, marqueur. » Il hésite.';
const quoted = '« On nous consulte trop tard, marqueur. »';

describe('an interview', () => {
  const app = useApp();
  let cohortId: string;
  let participationId: string;
  let diagnosticId: string;
  let themeId: string;
  let interviewer: Caller;

  beforeAll(async () => {
    const participation = await app.make.participation();
    ({ cohortId, id: participationId } = participation);
    diagnosticId = await app.make.diagnostic(participation);
    themeId = await app.make.row('theme', { label: 'Coopération', position: 1 });
    interviewer = await app.as('interviewer', { diagnosticId });
  });

  const passage = (words = quoted, text = notes) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, themeId, polarity: 'tension' });
  const input = (extra: Record<string, unknown> = {}) => ({ category: 'socio_economic_actor', heldOn: '2024-06-12', durationMinutes: 70, notes, interviewees: [consent], passages: [passage()], ...extra });
  async function create(extra: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await interviewer.post(`/diagnostics/${diagnosticId}/interviews`, input(extra));
    expect([status, body.code]).toEqual([201, undefined]);
    return body.id;
  }
  const save = (id: string, text: string, version: number, caller = interviewer) => caller.put(`/interviews/${id}/notes`, { notes: text }, { 'if-match': `"${version}"` });

  it('is created in one call with its consent and passages, and read back in clear by the team', async () => {
    const id = await create();
    const { status, headers, body } = await interviewer.get(`/interviews/${id}`);
    expect(status).toBe(200);
    expect(headers['etag']).toBe('"1"');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ notes, pseudonym: expect.stringMatching(/^E\d\d$/), category: 'socio_economic_actor', mayWrite: true, readers: expect.arrayContaining([expect.any(String)]) });
    expect(body.passages).toMatchObject([{ passage: quoted, polarity: 'tension', form: 'verbatim', start: notes.indexOf(quoted) }]);
    expect(JSON.stringify(body)).not.toContain('Odile');
    expect((await interviewer.get(`/interviews/${id}/interviewees`)).body.items).toMatchObject([{ ...consent, pseudonym: body.pseudonym }]);
  });

  it('keeps the people met, and their passages in the corpus, in the order in which they were typed', async () => {
    const [names, said] = [['Zoé', 'Abel', 'Maud', 'Basile'], ['Il hésite.', 'Avec la mairie', 'par à-coups', quoted]];
    const id = await create({ interviewees: names.map((name) => ({ ...consent, name })), passages: said.map((words) => passage(words)) });
    expect((await interviewer.get(`/interviews/${id}/interviewees`)).body.items.map(({ name }: { name: string }) => name)).toEqual(names);
    const { passages } = (await interviewer.get(`/diagnostics/${diagnosticId}/corpus`)).body;
    expect(passages.flatMap((item: { interviewId: string; passage: string }) => (item.interviewId === id ? item.passage : []))).toEqual(said);
  });

  it('takes the next number, even when two are created at once', async () => {
    const before = (await interviewer.get(`/diagnostics/${diagnosticId}/interviews`)).body.items.length;
    await Promise.all([create(), create(), create()]);
    const { items } = (await interviewer.get(`/diagnostics/${diagnosticId}/interviews`)).body;
    expect(items.map(({ number }: { number: number }) => number)).toEqual(Array.from({ length: before + 3 }, (_, index) => index + 1));
    expect(JSON.stringify(items)).not.toMatch(/Odile|consulte/);
  });

  it('leaves no clear word anywhere in the database', async () => {
    const id = await create({ notes: 'Zigouillard dit que rien ne bouge.', interviewees: [{ ...consent, name: 'Zigouillard', contact: 'zigouillard@example.org', consentProof: 'Zigouillard' }], passages: [{ start: 0, end: 15, themeId, polarity: 'weakness' }] });
    await save(id, 'Zigouillard dit que rien ne bouge ici.', 1);
    const columns = await app.rows<{ schema: string; table: string; column: string }>(
      `SELECT c.table_schema AS "schema", c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema IN ('public', 'access') AND t.table_type = 'BASE TABLE'`,
    );
    expect(columns.length).toBeGreaterThan(150);
    const found: string[] = [];
    for (const { schema, table, column } of columns) {
      const [{ hits } = { hits: 0 }] = await app.rows<{ hits: number }>(
        `SELECT count(*)::int AS hits FROM ${schema}."${table}" WHERE "${column}"::text ILIKE '%zigouillard%' OR "${column}"::text ILIKE '%' || encode('igouillard', 'hex') || '%'`,
      );
      if (hits) found.push(`${table}.${column}`);
    }
    expect(found).toEqual([]);
  });

  it('does not open when a ciphertext was moved to another row', async () => {
    const [one, other] = [await create(), await create()];
    await app.rows('UPDATE interview SET notes = (SELECT notes FROM interview WHERE id = $2), data_key_id = (SELECT data_key_id FROM interview WHERE id = $2) WHERE id = $1', [one, other]);
    expect((await interviewer.get(`/interviews/${one}`)).status).toBe(500);
    await app.rows('DELETE FROM interview WHERE id = $1', [one]);
  });

  it('saves notes over the version that was read, moves passages with them, and hands the current text to whoever comes late', async () => {
    const id = await create();
    const after = notes.replace('Avec la mairie, par à-coups.', 'Avec la mairie, rarement et de loin.');
    const saved = await save(id, after, 1);
    expect(saved).toMatchObject({ status: 200, body: { version: 2, passages: [{ passage: quoted, start: after.indexOf(quoted), end: after.indexOf(quoted) + quoted.length }] } });
    expect(await save(id, 'autre texte', 1)).toMatchObject({ status: 412, body: { code: 'stale', current: { version: 2, notes: after } } });
    expect((await interviewer.put(`/interviews/${id}/notes`, { notes: 'sans version' })).status).toBe(428);
    const gone = await save(id, 'Tout est réécrit.', 2);
    expect(gone.body.passages).toMatchObject([{ passage: quoted, start: null, end: null }]);
    expect((await save(id, after, 3)).body.passages).toMatchObject([{ passage: quoted, start: after.indexOf(quoted) }]);
  });

  it('cuts the words of a passage from the notes itself, and refuses a place outside them', async () => {
    const id = await create({ passages: [] });
    const at = (start: number, end: number, version = 1) => interviewer.post(`/interviews/${id}/excerpts`, { start, end, themeId, polarity: 'strength' }, { 'if-match': `"${version}"` });
    const start = notes.indexOf(' Il hésite');
    expect((await at(start, start + 11)).status).toBe(201);
    const { passages } = (await interviewer.get(`/interviews/${id}`)).body;
    expect(passages).toMatchObject([{ passage: 'Il hésite.', form: 'paraphrase', start: start + 1 }]);
    expect((await at(0, 9000)).body.code).toBe('outside-notes');
    expect((await at(0, 5, 7)).status).toBe(412);
    expect((await interviewer.post(`/interviews/${id}/excerpts`, { start: 0, end: 5, themeId: randomUUID(), polarity: 'strength' }, { 'if-match': '"1"' })).body.code).toBe('unknown-theme');

    const excerpt = `/interviews/${id}/excerpts/${passages[0].id}`;
    expect((await interviewer.put(excerpt, { themeId, polarity: 'resistance', form: 'verbatim' })).status).toBe(204);
    expect((await interviewer.get(`/interviews/${id}`)).body.passages).toMatchObject([{ polarity: 'resistance', form: 'verbatim', passage: 'Il hésite.' }]);
    expect((await interviewer.delete(excerpt)).status).toBe(204);
    expect((await interviewer.delete(excerpt)).status).toBe(404);
  });

  it('moves its passages to another kind of actor with it, ends and opens again', async () => {
    const id = await create();
    expect((await interviewer.put(`/interviews/${id}`, { category: 'state_agent', heldOn: '2024-06-13', durationMinutes: null })).status).toBe(204);
    expect(await app.rows('SELECT category FROM excerpt WHERE interview_id = $1', [id])).toEqual([{ category: 'state_agent' }]);
    await interviewer.put(`/interviews/${id}/state`, { state: 'closed' });
    expect((await save(id, 'encore', 1)).body.code).toBe('interview-closed');
    await interviewer.put(`/interviews/${id}/state`, { state: 'open' });
    expect((await save(id, 'encore', 1)).status).toBe(200);
  });

  it('lets a person change what they agreed to, and asks when and how an agreement was given', async () => {
    const id = await create();
    const { items } = (await interviewer.get(`/interviews/${id}/interviewees`)).body;
    const one = `/interviews/${id}/interviewees/${items[0].id}`;
    expect((await interviewer.put(one, { ...consent, name: 'Odile Autre', consentCovers: 'summary' })).status).toBe(204);
    expect((await interviewer.get(`/interviews/${id}`)).body.consents).toMatchObject([{ covers: 'summary', keepUntil: '2026-06-12' }]);
    const refused = await interviewer.post(`/interviews/${id}/interviewees`, { ...consent, consentedOn: null });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/consentedOn' }] } });
    expect(JSON.stringify(refused.body)).not.toContain('Odile');
    expect((await interviewer.post(`/interviews/${id}/interviewees`, { ...consent, name: 'Second' })).status).toBe(201);
    expect((await interviewer.get(`/interviews/${id}/interviewees`)).body.items.map(({ pseudonym }: { pseudonym: string }) => pseudonym.slice(-2))).toEqual(['-1', '-2']);
    expect((await interviewer.delete(one)).status).toBe(204);
  });

  it('leaves an entry of the audit at every opening and every write', async () => {
    const id = await create();
    await interviewer.get(`/interviews/${id}`);
    await interviewer.get(`/interviews/${id}`);
    await save(id, `${notes} Fin.`, 1);
    const entries = await app.rows<{ act: string; via: string; person: string }>('SELECT act, via, person_id AS person FROM audit_entry WHERE record_id = $1 ORDER BY id', [id]);
    expect(entries).toEqual(['create', 'read', 'read', 'update'].map((act) => ({ act, via: 'session', person: interviewer.personId })));
  });

  it('is found by a word inside its diagnostic, accents and capitals aside, and nothing of the word is kept', async () => {
    await create({ notes: 'La Régie du Moulin à Vent tourne encore.', passages: [] });
    const { body } = await interviewer.post(`/diagnostics/${diagnosticId}/search`, { text: 'regie du moulin a' });
    expect(body.items).toMatchObject([{ before: 'La ', found: 'Régie du Moulin à', after: ' Vent tourne encore.' }]);
    expect((await interviewer.post(`/diagnostics/${diagnosticId}/search`, { text: 'introuvable ici' })).body.items).toEqual([]);
  });

  it.each<HatName>(['network_admin', 'cohort_manager', 'pivot_ally', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'])('is closed to a %s on every route', async (hat) => {
    const id = await create();
    const { items } = (await interviewer.get(`/interviews/${id}/interviewees`)).body;
    const caller = await app.as(hat, hat === 'network_admin' ? {} : ['project_ally', 'delegate'].includes(hat) ? { participationId } : { cohortId });
    const version = { 'if-match': '"1"' };
    const answers = [
      await caller.get(`/interviews/${id}`), await caller.get(`/interviews/${id}/interviewees`),
      await caller.put(`/interviews/${id}/notes`, { notes: 'x' }, version), await caller.put(`/interviews/${id}`, { category: 'resident', heldOn: '2024-06-12', durationMinutes: null }),
      await caller.put(`/interviews/${id}/state`, { state: 'closed' }), await caller.delete(`/interviews/${id}/words`),
      await caller.post(`/interviews/${id}/excerpts`, passage(), version), await caller.post(`/interviews/${id}/interviewees`, consent),
      await caller.put(`/interviews/${id}/interviewees/${items[0].id}`, consent), await caller.delete(`/interviews/${id}/interviewees/${items[0].id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    const lists = [
      await caller.get(`/diagnostics/${diagnosticId}/interviews`), await caller.get(`/diagnostics/${diagnosticId}/corpus`), await caller.get(`/diagnostics/${diagnosticId}/matrix`),
      await caller.get(`/diagnostics/${diagnosticId}/passages`), await caller.post(`/diagnostics/${diagnosticId}/search`, { text: 'marqueur' }), await caller.post(`/diagnostics/${diagnosticId}/interviews`, input()),
    ];
    for (const { status, body } of lists) {
      expect([403, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain('marqueur');
    }
  });

  it('is read by the supervisor, who changes nothing, and by no team of another diagnostic', async () => {
    const id = await create();
    const supervisor = await app.as('diagnostic_supervisor', { diagnosticId });
    expect((await supervisor.get(`/interviews/${id}`)).body).toMatchObject({ notes, mayWrite: false });
    expect((await save(id, 'x', 1, supervisor)).status).toBe(403);
    const elsewhere = await app.as('interviewer', { diagnosticId: await app.make.diagnostic(await app.make.participation({ cohort_id: cohortId })) });
    expect((await elsewhere.get(`/interviews/${id}`)).status).toBe(404);
    expect((await elsewhere.get(`/diagnostics/${diagnosticId}/corpus`)).status).toBe(404);
  });

  it('asks the second factor again after a day', async () => {
    const id = await create();
    const enrolled = await app.as('interviewer', { diagnosticId });
    await app.rows(`UPDATE account SET totp_secret = '\\x00', totp_enrolled_at = now() WHERE person_id = $1`, [enrolled.personId]);
    expect((await enrolled.get(`/interviews/${id}`)).status).toBe(200);
    await app.rows(`UPDATE sign_in SET second_factor_at = now() - interval '25 hours' WHERE person_id = $1`, [enrolled.personId]);
    for (const path of [`/interviews/${id}`, `/interviews/${id}/interviewees`, `/diagnostics/${diagnosticId}/corpus`, `/diagnostics/${diagnosticId}/interviews`]) {
      expect(await enrolled.get(path)).toMatchObject({ status: 401, body: { code: 'second-factor-to-confirm' } });
    }
  });

  it('can be erased for good: its key is destroyed, its words are gone, that it was held stays', async () => {
    const id = await create();
    const [key] = await app.rows<{ id: string }>('SELECT data_key_id AS id FROM interview WHERE id = $1', [id]);
    const held = async () => (await app.rows<{ n: number }>('SELECT count(*)::int AS n FROM interview WHERE diagnostic_id = $1', [diagnosticId]))[0]?.n;
    const before = await held();
    expect((await interviewer.delete(`/interviews/${id}/words`)).status).toBe(204);
    expect(await app.rows('SELECT 1 FROM data_key WHERE id = $1', [key?.id])).toEqual([]);
    expect(await app.rows('SELECT 1 FROM destroyed_key WHERE id = $1 AND diagnostic_id = $2', [key?.id, diagnosticId])).toHaveLength(1);
    for (const path of [`/interviews/${id}`, `/interviews/${id}/interviewees`]) expect(await interviewer.get(path)).toMatchObject({ status: 410, body: { code: 'erased' } });
    expect((await save(id, 'x', 2)).status).toBe(410);
    expect((await interviewer.delete(`/interviews/${id}/words`)).status).toBe(410);
    expect(await held()).toBe(before);
    const { items } = (await interviewer.get(`/diagnostics/${diagnosticId}/interviews`)).body;
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ erased: true, passageCount: 0 });
    expect((await interviewer.get(`/diagnostics/${diagnosticId}/corpus`)).status).toBe(200);
  });

  it('created twice under one key is created once, and no hash of what was typed can be guessed', async () => {
    const key = randomUUID();
    const body = input({ notes: 'clé', passages: [] });
    const [one, again] = [await interviewer.post(`/diagnostics/${diagnosticId}/interviews`, body, { 'idempotency-key': key }), await interviewer.post(`/diagnostics/${diagnosticId}/interviews`, body, { 'idempotency-key': key })];
    expect(again.body).toEqual(one.body);
    expect(await app.rows('SELECT 1 FROM idempotency_key WHERE key = $1 OR body_hash = sha256(convert_to($2, $3))', [key, JSON.stringify(body), 'UTF8'])).toEqual([]);
  });
});

describe('a corpus of passages', () => {
  const app = useApp();

  it('comes whole: interviews, passages by 300, and who speaks of what, counted by nature', async () => {
    const participation = await app.make.participation();
    const diagnosticId = await app.make.diagnostic(participation);
    const [cooperation, places] = [await app.make.row('theme', { label: 'Coopération', position: 1 }), await app.make.row('theme', { label: 'Lieux', position: 2 })];
    const lead = await app.as('diagnostic_lead', { diagnosticId });
    const notes = Array.from({ length: 80 }, (_, index) => `mot${index}`).join(' ');
    const passages = Array.from({ length: 80 }, (_, index) => {
      const word = `mot${index}`;
      const start = notes.indexOf(word);
      return { start, end: start + word.length, themeId: index % 2 ? places : cooperation, polarity: index % 4 === 0 ? 'strength' : 'tension' };
    });
    for (const category of ['elected_official', 'local_agent', 'state_agent', 'elected_official']) {
      const { status } = await lead.post(`/diagnostics/${diagnosticId}/interviews`, { category, heldOn: '2024-06-12', notes, passages });
      expect(status).toBe(201);
    }
    const { body } = await lead.get(`/diagnostics/${diagnosticId}/corpus`);
    expect([body.interviews.length, body.passages.length]).toEqual([4, 300]);
    const rest = await lead.get(`/diagnostics/${diagnosticId}/corpus?after=${body.next}`);
    expect([rest.body.passages.length, rest.body.next]).toEqual([20, null]);
    expect(new Set([...body.passages, ...rest.body.passages].map(({ id }) => id)).size).toBe(320);
    expect([...body.passages, ...rest.body.passages].every(({ passage }) => /^mot\d+$/.test(passage))).toBe(true);
    const cell = (themeId: string, category: string) => body.matrix.cells.find((one: Record<string, string>) => one['themeId'] === themeId && one['category'] === category);
    expect(cell(cooperation, 'elected_official')).toMatchObject({ total: 80, strength: 40, tension: 40, weakness: 0 });
    expect(cell(places, 'state_agent')).toMatchObject({ total: 40, tension: 40 });
    const filtered = await lead.get(`/diagnostics/${diagnosticId}/passages?themeId=${places}&category=local_agent`);
    expect(filtered.body.items).toHaveLength(40);
    expect(await app.rows(`SELECT count(*)::int AS n FROM audit_entry WHERE record_id = $1 AND object = 'corpus'`, [diagnosticId])).toEqual([{ n: 3 }]);
  });
});

import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('what is written for somebody', () => {
  const app = useApp();
  let barre: MadeParticipation;
  let mayor: string;
  let manager: Caller;
  let ally: Caller;
  const at = (path = '') => `/participations/${barre.id}${path}`;
  const news = (body: string, more: object = {}) => ({ kind: 'news', body, toldOn: null, enteredForId: mayor, ...more });
  const effect = (statement: string) => ({ statement, labels: [], expected: null, evidence: null, seenBy: null, toldOn: null, enteredForId: mayor });

  beforeEach(async () => {
    const territoryId = await app.make.territory({ population: 200, population_list: 'INSEE', population_year: 2022 });
    barre = await app.make.participation({ territory_id: territoryId });
    await app.make.project(barre);
    mayor = (await app.make.delegate(barre, { head_of_executive: true })).personId;
    [manager, ally] = [await app.as('cohort_manager', { cohortId: barre.cohortId }), await app.as('project_ally', { participationId: barre.id })];
  });

  async function letters(): Promise<{ linkId: string; statements: number }[]> {
    return app.rows(
      `SELECT link_id AS "linkId", jsonb_array_length(data -> 'statements') AS statements FROM outbox_message WHERE template = 'statement-letter' AND recipient_id = $1 ORDER BY created_at`,
      [mayor],
    );
  }

  async function bearer(): Promise<{ get: (path: string) => ReturnType<Caller['get']>; post: (path: string, body: object) => ReturnType<Caller['post']> }> {
    const { linkId } = (await letters()).at(-1) as { linkId: string };
    const headers = { 'x-cordee-link': app.keyring.token('personal', linkId) };
    return { get: (path) => app.nobody.get(path, headers), post: (path, body) => app.nobody.post(path, body, headers) };
  }
  const statements = async () => (await manager.get(at('/statements'))).body.items as { id: string; state: string; heading: string; word: string | null; personId: string; recordTable: string }[];

  it('by its ally, goes to the person by one letter, says who wrote it, and is agreed by nobody’s silence', async () => {
    await ally.post(at('/news'), news('Le conseil a choisi la source.'));
    expect(await letters()).toMatchObject([{ statements: 1 }]);
    const link = await bearer();
    expect((await link.get('/statements')).body.items).toMatchObject([
      { heading: 'Des nouvelles', shown: 'Le conseil a choisi la source.', state: 'asked', enteredBy: expect.stringContaining('Maya') },
    ]);
    // Opening is not answering, whoever opens it: mail scanners do.
    await link.get('/link');
    await link.get('/statements');
    expect(await statements()).toMatchObject([{ state: 'asked' }]);
    expect((await manager.get(at('/news'))).body.items).toMatchObject([{ toConfirm: true, behalf: { state: 'asked', enteredBy: expect.any(String) } }]);
    const [entry] = await app.rows(`SELECT for_person_id AS "forId", person_id AS "byId" FROM audit_entry WHERE act = 'enter-for' AND cohort_id = $1`, [barre.cohortId]);
    expect(entry).toEqual({ forId: mayor, byId: ally.personId });
  });

  it('of one day is one letter: what is entered later joins the page that still awaits its answer', async () => {
    await manager.post(at('/news'), news('Une première chose.'));
    await manager.post(at('/effects'), effect('Les voisins se parlent.'));
    expect(await letters()).toHaveLength(1);
    const link = await bearer();
    expect((await link.get('/statements')).body.items.map(({ shown }: { shown: string }) => shown)).toEqual(['Une première chose.', 'Les voisins se parlent.']);
  });

  it('is confirmed, corrected or refused in one touch, and the record follows with its history', async () => {
    for (const body of ['Juste.', 'Presque juste.', 'Faux du tout.']) await manager.post(at('/news'), news(body));
    const link = await bearer();
    const [right, nearly, wrong] = (await link.get('/statements')).body.items as { id: string }[];
    expect((await link.post(`/statements/${right?.id}/answer`, { answer: 'confirmed' })).status).toBe(204);
    expect((await link.post(`/statements/${nearly?.id}/answer`, { answer: 'partly' })).status).toBe(400);
    expect((await link.post(`/statements/${nearly?.id}/answer`, { answer: 'partly', correction: 'Tout à fait juste.' })).status).toBe(204);
    expect((await link.post(`/statements/${wrong?.id}/answer`, { answer: 'refused', word: 'Je n’étais pas là.' })).status).toBe(204);
    const { items } = (await manager.get(at('/news'))).body as { items: { body: string; toConfirm: boolean; version: number; behalf: { state: string; word: string | null } }[] };
    const told = (body: string) => items.find((item) => item.body === body);
    expect(told('Juste.')).toMatchObject({ toConfirm: false, behalf: { state: 'confirmed' } });
    expect(told('Tout à fait juste.')).toMatchObject({ toConfirm: false, version: 2, behalf: { state: 'partly' } });
    expect(told('Faux du tout.')).toMatchObject({ toConfirm: true, behalf: { state: 'refused', word: 'Je n’étais pas là.' } });
    const [change] = await app.rows(`SELECT before ->> 'body' AS before, after ->> 'body' AS after, person_id AS "byId" FROM record_change WHERE table_name = 'news' AND act = 'update' AND before ? 'body'`);
    expect(change).toEqual({ before: 'Presque juste.', after: 'Tout à fait juste.', byId: mayor });
    // One may think again while the link lives.
    expect((await link.post(`/statements/${wrong?.id}/answer`, { answer: 'confirmed' })).status).toBe(204);
    expect((await manager.get(at('/news'))).body.items.every(({ toConfirm }: { toConfirm: boolean }) => !toConfirm)).toBe(true);
  });

  it.each([
    ['the note', (id: string) => manager.put(at('/project/notes/intent'), { body: 'Accueillir des familles.', state: 'to_read', enteredForId: id }, { 'if-match': '"0"' }), 'L’idée', 'Accueillir huit familles.'],
    ['the project', (id: string) => manager.put(at('/project'), { title: 'Le hameau', shortTitle: null, theme: null, summary: 'Huit maisons.', renamedTo: null, enteredForId: id }, { 'if-match': '"1"' }), 'Le projet : Le hameau', 'Six maisons.'],
    ['the viewpoint', (id: string) => manager.put(at('/viewpoints/territory'), { body: 'On continue.', saidBy: 'le maire', collectedOn: null, enteredForId: id, accepted: false }, { 'if-match': '"0"' }), 'Votre mot pour le bilan', 'On continue ensemble.'],
    ['the effect', () => manager.post(at('/effects'), effect('On se parle.')), 'Ce que ça a changé', 'On se parle davantage.'],
    ['the limit', (id: string) => manager.post(at('/limits'), { statement: 'Trop loin.', toldOn: null, enteredForId: id }), 'Ce qui n’a pas marché', 'Vraiment trop loin.'],
  ])('covers %s', async (_what, write, heading, correction) => {
    expect((await write(mayor)).status).toBeLessThan(300);
    const link = await bearer();
    const [one] = (await link.get('/statements')).body.items as { id: string; heading: string }[];
    expect(one?.heading).toBe(heading);
    expect((await link.post(`/statements/${one?.id}/answer`, { answer: 'partly', correction })).status).toBe(204);
    const pages = [(await manager.get(at('/project'))).body, (await manager.get(at('/effects'))).body, (await manager.get(at('/viewpoints'))).body];
    expect(JSON.stringify(pages)).toContain(correction);
  });

  it('covers an answer to an invitation, noted by an ally, and a place in the team', async () => {
    const gatheringId = await app.make.gathering(barre.cohortId, { held_on: '2100-06-03', title: 'Journée commune' });
    const id = await app.make.row('registration', { cohort_id: barre.cohortId, participation_id: barre.id, gathering_id: gatheringId, person_id: mayor, invited_at: 'now' });
    expect((await ally.put(`/gatherings/${gatheringId}/registrations/${id}/answer`, { answer: 'yes' })).status).toBe(204);
    expect(await letters()).toEqual([]);
    const { items } = (await manager.get(at('/statements'))).body;
    expect(items).toMatchObject([{ heading: 'Votre réponse : Journée commune', shown: 'Je viens.', state: 'asked', askedAt: null }]);
    const [stay] = await app.rows<{ id: string }>('SELECT id FROM delegate WHERE person_id = $1', [mayor]);
    expect((await manager.post(at('/statements'), { recordTable: 'delegate', recordId: stay?.id })).status).toBe(201);
    expect(await letters()).toMatchObject([{ statements: 2 }]);
    const link = await bearer();
    const answer = ((await link.get('/statements')).body.items as { id: string; recordTable: string; choices: object[] }[]).find(({ recordTable }) => recordTable === 'registration');
    expect(answer?.choices).toHaveLength(3);
    expect((await link.post(`/statements/${answer?.id}/answer`, { answer: 'partly', correction: 'peut-être' })).status).toBe(422);
    expect((await link.post(`/statements/${answer?.id}/answer`, { answer: 'partly', correction: 'no' })).status).toBe(204);
    expect(await app.rows('SELECT answer, answered_by_id AS "by" FROM registration WHERE id = $1', [id])).toEqual([{ answer: 'no', by: mayor }]);
  });

  it('awaits the person again when somebody else changes it, and never overwrites later words', async () => {
    const { body } = await manager.post(at('/news'), news('Première version.'));
    const first = await bearer();
    const [before] = (await first.get('/statements')).body.items as { id: string }[];
    await first.post(`/statements/${before?.id}/answer`, { answer: 'confirmed' });
    await manager.put(at(`/news/${body.id}`), { kind: 'news', body: 'Deuxième version.', toldOn: null }, { 'if-match': '"1"' });
    expect(await statements()).toMatchObject([{ state: 'asked', shown: 'Deuxième version.' }]);
    expect((await first.post(`/statements/${before?.id}/answer`, { answer: 'partly', correction: 'Par l’ancien lien.' })).status).toBe(404);

    await manager.put(at('/project/notes/intent'), { body: 'Une note.', state: 'to_read', enteredForId: mayor }, { 'if-match': '"0"' });
    const link = await bearer();
    const note = ((await link.get('/statements')).body.items as { id: string; recordTable: string }[]).find(({ recordTable }) => recordTable === 'project_note');
    await manager.put(at('/project/notes/intent'), { body: 'Une note, relue à plusieurs.', state: 'to_read' }, { 'if-match': '"1"' });
    expect(await link.post(`/statements/${note?.id}/answer`, { answer: 'partly', correction: 'La mienne.' })).toMatchObject({ status: 409, body: { code: 'changed-since' } });
    expect((await manager.get(at('/project'))).body.notes[0].body).toBe('Une note, relue à plusieurs.');
  });

  it('is asked again in one letter with all that awaits, and its former link opens nothing', async () => {
    await manager.post(at('/news'), news('Une chose.'));
    const former = await bearer();
    expect((await manager.post(at('/statement-letters'), { personId: mayor })).body).toMatchObject({ statements: 1 });
    expect((await former.get('/link')).status).toBe(410);
    const [{ letterId }] = (await manager.get(at('/statements'))).body.items;
    const link = await bearer();
    expect((await link.get('/statements')).body.items).toHaveLength(1);
    expect((await ally.post(at(`/statement-letters/${letterId}/revoke`))).status).toBe(403);
    expect((await manager.post(at(`/statement-letters/${letterId}/revoke`))).status).toBe(204);
    expect((await link.get('/link')).status).toBe(410);
    expect((await link.get('/statements')).status).toBe(401);
  });

  it('is for staff and allies to write, for people of this territory, and for that person alone to answer', async () => {
    const stranger = await app.make.person();
    expect((await manager.post(at('/news'), news('Pour une inconnue', { enteredForId: stranger }))).body.code).toBe('not-of-this-territory');
    const delegate = await app.as('delegate', { participationId: barre.id });
    expect((await delegate.post(at('/news'), news('Pour le maire'))).body.code).toBe('only-for-oneself');
    await manager.post(at('/news'), news('Pour le maire.'));
    const [own] = await statements();
    expect((await manager.post(`/statements/${own?.id}/answer`, { answer: 'confirmed' })).status).toBe(404);
    expect((await delegate.post(`/statements/${own?.id}/answer`, { answer: 'confirmed' })).status).toBe(403);
    expect(await statements()).toMatchObject([{ state: 'asked' }]);
  });

  it('opens to its link alone: not another letter’s, nor the records, nor the territory', async () => {
    await manager.post(at('/news'), news('Pour le maire.'));
    const [own] = await statements();
    const other = (await app.make.delegate(barre)).personId;
    await manager.post(at('/news'), news('Pour l’adjointe.', { enteredForId: other }));
    const link = await bearer();
    const others = (await statements()).find(({ personId }) => personId === other);
    expect(others?.id).not.toBe(own?.id);
    expect((await link.get('/statements')).body.items).toMatchObject([{ shown: 'Pour le maire.' }]);
    expect((await link.post(`/statements/${others?.id}/answer`, { answer: 'refused' })).status).toBe(404);
    for (const path of ['/news', '/effects', '/viewpoints', '/delegates', '/project', '/statements', '/asked-acts']) {
      expect([path, (await link.get(at(path))).status]).toEqual([path, 403]);
    }
    expect(JSON.stringify((await link.get('/link')).body)).not.toContain('@');
  });
});

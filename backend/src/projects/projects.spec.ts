import fc from 'fast-check';
import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';

describe('a pilot project', () => {
  const app = useApp();
  const words = { title: 'Revitaliser le centre du village', shortTitle: null, theme: 'centre-bourg', summary: '', renamedTo: null };
  let canohes: MadeParticipation;
  let delegate: Caller;
  let ally: Caller;
  let manager: Caller;
  const at = (path = '') => `/participations/${canohes.id}${path}`;
  const version = (number: number) => ({ 'if-match': `"${number}"` });

  beforeEach(async () => {
    canohes = await app.make.participation();
    delegate = await app.as('delegate', { participationId: canohes.id });
    ally = await app.as('project_ally', { participationId: canohes.id });
    manager = await app.as('cohort_manager', { cohortId: canohes.cohortId });
  });

  async function finding(columns: Record<string, unknown> = {}): Promise<string> {
    const [known] = await app.rows<{ id: string }>('SELECT id FROM diagnostic WHERE participation_id = $1', [canohes.id]);
    const diagnosticId = known?.id ?? (await app.make.diagnostic(canohes, { state: 'restituted', first_reading_on: '2024-09-01', restituted_on: '2024-09-15' }));
    return app.make.row('finding', {
      cohort_id: canohes.cohortId, participation_id: canohes.id, diagnostic_id: diagnosticId, position: 1, kind: 'weakness', statement: 'Redites à chaque nouvel arrivant', shared_at: '2024-09-15', ...columns,
    });
  }

  it('is one for a territory, and refuses a text that was saved in between', async () => {
    expect((await delegate.post(at('/project'), words)).status).toBe(201);
    expect(await delegate.post(at('/project'), words)).toMatchObject({ status: 409, body: { code: 'project-exists' } });

    expect((await delegate.put(at('/project'), words)).status).toBe(428);
    expect((await delegate.put(at('/project'), { ...words, theme: 'place' }, version(1))).body).toEqual({ version: 2 });
    expect(await delegate.put(at('/project'), words, version(1))).toMatchObject({ status: 412, body: { current: { theme: 'place', version: 2 } } });
    expect((await delegate.get(at('/project'))).headers['etag']).toBe('"2"');
  });

  it('answers each shared point: taken up, later, or no because', async () => {
    await app.make.project(canohes);
    const findingId = await finding();
    expect(await delegate.put(at(`/project/answers/${findingId}`), { answer: 'no', reason: null })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    expect((await delegate.put(at(`/project/answers/${findingId}`), { answer: 'no', reason: 'Pas avant les élections' })).status).toBe(204);
    expect((await delegate.put(at(`/project/answers/${findingId}`), { answer: 'taken_up', reason: null })).status).toBe(204);
    expect((await delegate.get(at('/project'))).body.findings).toMatchObject([{ id: findingId, answer: 'taken_up', reason: null }]);
  });

  it('does not know a point that the diagnostic’s team has not shared', async () => {
    await app.make.project(canohes);
    const kept = await finding({ shared_at: null });
    expect((await delegate.get(at('/project'))).body.findings).toEqual([]);
    expect((await delegate.put(at(`/project/answers/${kept}`), { answer: 'later', reason: null })).status).toBe(404);
  });

  it('has notes that the delegation writes and others read with questions; ready comes after a reading, which approves nothing', async () => {
    await app.make.project(canohes);
    const write = (body: object, number: number) => delegate.put(at('/project/notes/intent'), body, version(number));
    const read = (by: Caller, number: number) => by.put(at('/project/notes/intent/questions'), { questions: 'Qui porte la place ?' }, version(number));

    expect((await write({ body: 'La place sous les platanes', state: 'writing' }, 0)).body).toEqual({ version: 1 });
    expect(await read(ally, 1)).toMatchObject({ status: 409, body: { code: 'still-writing' } });
    expect(await write({ body: 'La place', state: 'ready' }, 1)).toMatchObject({ status: 409, body: { code: 'not-read-yet' } });
    expect((await write({ body: 'La place', state: 'to_read' }, 1)).body).toEqual({ version: 2 });
    expect((await read(delegate, 1)).status).toBe(403);
    expect((await ally.put(at('/project/notes/intent'), { body: 'Ma version', state: 'writing' }, version(2))).status).toBe(403);
    expect((await read(ally, 1)).body).toEqual({ version: 2 });
    expect((await delegate.get(at('/project'))).body.notes[0]).toMatchObject({ state: 'read_with_questions', body: 'La place', questions: 'Qui porte la place ?', version: 2 });
    expect((await write({ body: 'La place, sans voitures', state: 'ready' }, 2)).body).toEqual({ version: 3 });
    expect(await write({ body: 'La place', state: 'writing' }, 2)).toMatchObject({ status: 412, body: { current: { body: 'La place, sans voitures', version: 3 } } });
  });

  it('shares the budget of days among its allies, to the quarter, and shows what goes beyond without refusing it', async () => {
    const [terres, souffle] = [await app.make.organisation(), await app.make.organisation()];
    for (const organisationId of [terres, souffle]) await manager.post(at('/support-assignments'), { organisationId, personId: null, startsOn: '2024-09-01', endsOn: null });
    const day = { organisationId: terres, personId: null, onDate: '2024-10-01', days: 2.75, whatWasDone: 'Atelier sur la place' };
    expect((await ally.post(at('/support-days'), day)).status).toBe(201);
    for (const days of [3, 3]) await manager.post(at('/support-days'), { ...day, organisationId: souffle, days });

    const { support } = (await delegate.get(at('/project'))).body;
    expect(support).toMatchObject({ budget: 8, used: 8.75, remaining: 0 });
    expect(support.allies.map(({ days }: { days: number }) => days).sort()).toEqual([2.75, 6]);
    expect(await ally.post(at('/support-days'), { ...day, days: 0.3 })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/days' }] } });
    expect((await delegate.post(at('/support-days'), day)).status).toBe(403);
    expect(await ally.post(at('/support-days'), { ...day, organisationId: await app.make.organisation() })).toMatchObject({ status: 422, body: { code: 'not-assigned' } });
  });

  it('counts days exactly, whatever quarters were entered', async () => {
    const organisationId = await app.make.organisation();
    await manager.post(at('/support-assignments'), { organisationId, personId: null, startsOn: '2024-09-01', endsOn: null });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), async (quarters) => {
        await app.rows('DELETE FROM support_day WHERE participation_id = $1', [canohes.id]);
        for (const quarter of quarters) {
          const { status } = await ally.post(at('/support-days'), { organisationId, personId: null, onDate: '2024-10-01', days: quarter / 4, whatWasDone: 'Visite' });
          expect(status).toBe(201);
        }
        const total = quarters.reduce((sum, quarter) => sum + quarter, 0) / 4;
        const { support } = (await ally.get(at('/project'))).body;
        expect([support.used, support.remaining]).toEqual([total, Math.max(8 - total, 0)]);
      }),
      { numRuns: 12 },
    );
  });

  it('takes news in one sentence from a link, shows them, and lets the bearer correct their own alone', async () => {
    const projectId = await app.make.project(canohes);
    const { personId } = await app.make.delegate(canohes);
    const link = await app.link('write_news', { personId, cohortId: canohes.cohortId, participationId: canohes.id, recordIds: [projectId] });
    const colleague = (await delegate.post(at('/news'), { kind: 'grain_of_sand', body: 'Un recours bloque le permis.', toldOn: null, enteredForId: null })).body.id;

    const { status, body } = await link.post(at('/news'), { kind: 'pebble', body: 'La terrasse est ouverte.', toldOn: null, enteredForId: null });
    expect(status).toBe(201);
    expect((await link.put(at(`/news/${body.id}`), { kind: 'pebble', body: 'La terrasse a ouvert jeudi.', toldOn: null }, version(1))).body).toEqual({ version: 2 });
    expect((await link.put(at(`/news/${colleague}`), { kind: 'news', body: 'Autre chose', toldOn: null }, version(1))).status).toBe(404);
    expect((await link.get(at('/news'))).body.items).toMatchObject([
      { body: 'La terrasse a ouvert jeudi.', mine: true, toldOn: app.today },
      { id: colleague, mine: false },
    ]);
  });

  it('opens a link to its own territory only', async () => {
    const projectId = await app.make.project(canohes);
    const neighbour = await app.make.participation({ cohort_id: canohes.cohortId });
    const link = await app.link('write_news', { cohortId: canohes.cohortId, participationId: canohes.id, recordIds: [projectId] });
    const news = { kind: 'news', body: 'Chez les voisins', toldOn: null, enteredForId: null };
    expect((await link.post(`/participations/${neighbour.id}/news`, news)).status).toBe(404);
    expect((await link.get(`/participations/${neighbour.id}/news`)).status).toBe(404);
    expect((await link.post(at('/support-days'), {})).status).toBeGreaterThanOrEqual(403);
  });

  it('lets staff write for a delegate, who confirms from a link; nobody else can', async () => {
    await app.make.project(canohes);
    const { personId } = await app.make.delegate(canohes);
    const { body } = await manager.post(at('/news'), { kind: 'news', body: 'Le maire a réuni les commerçants.', toldOn: null, enteredForId: personId });
    const [letter] = await app.rows<{ linkId: string; replyTo: string }>(
      `SELECT link_id AS "linkId", reply_to_id AS "replyTo" FROM outbox_message WHERE template = 'statement-letter' AND recipient_id = $1`,
      [personId],
    );
    expect(letter?.replyTo).toBe(manager.personId);
    expect((await delegate.get(at('/news'))).body.items).toMatchObject([{ toConfirm: true, enteredFor: expect.stringContaining('Maya'), behalf: { state: 'asked' } }]);
    expect((await delegate.post(at(`/news/${body.id}/confirm`))).status).toBe(404);

    const headers = { 'x-cordee-link': app.keyring.token('personal', letter?.linkId as string) };
    const { items } = (await app.nobody.get('/statements', headers)).body;
    expect((await app.nobody.post(`/statements/${items[0].id}/answer`, { answer: 'confirmed' }, headers)).status).toBe(204);
    expect((await delegate.get(at('/news'))).body.items[0].toConfirm).toBe(false);
    expect(await delegate.post(at('/news'), { kind: 'news', body: 'Pour un autre', toldOn: null, enteredForId: personId })).toMatchObject({ status: 403, body: { code: 'only-for-oneself' } });
  });

  it('is asked for news by e-mail, of people who stand with this territory alone', async () => {
    await app.make.project(canohes);
    const { personId } = await app.make.delegate(canohes);
    expect((await manager.get(at('/voices'))).body.items.map((voice: { personId: string }) => voice.personId)).toContain(personId);
    expect(await manager.post(at('/news-requests'), { personIds: [personId], message: 'Juste un mot ?' })).toMatchObject({ status: 202, body: { sent: 1 } });
    const stranger = await app.make.person();
    expect(await manager.post(at('/news-requests'), { personIds: [stranger], message: null })).toMatchObject({ status: 422, body: { code: 'not-of-this-territory' } });
    expect((await delegate.post(at('/news-requests'), { personIds: [personId], message: null })).status).toBe(403);
  });

  it('shows a neighbour its title, and neither its notes, its days nor its news', async () => {
    const projectId = await app.make.project(canohes);
    await app.make.row('project_note', { cohort_id: canohes.cohortId, participation_id: canohes.id, project_id: projectId, kind: 'intent', body: 'Entre nous' });
    await app.make.row('news', { cohort_id: canohes.cohortId, participation_id: canohes.id, body: 'Entre nous', told_on: '2024-10-01' });
    const neighbour = await app.as('delegate', { participationId: (await app.make.participation({ cohort_id: canohes.cohortId })).id });
    expect((await neighbour.get(at('/project'))).body).toMatchObject({ project: { title: 'Revitaliser le centre' }, notes: [], findings: [], support: null, news: [] });
    expect((await neighbour.get(`/cohorts/${canohes.cohortId}/projects`)).body.items).toMatchObject([{ title: 'Revitaliser le centre', lastNews: null, daysUsed: null }]);
    expect((await (await app.as('delegate', { participationId: (await app.make.participation()).id })).get(at('/project'))).status).toBe(404);
  });
});

import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { useApp } from '../../platform/testing/use-app';
import { Ground } from '../testing/ground';

const seed = Number(process.env['PRESENCE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe(`presences (seed ${seed})`, () => {
  const app = useApp();
  beforeEach(() => clock(20));
  afterEach(() => jest.restoreAllMocks());

  /** The hour of today that the network's clock shows. */
  function clock(hour: number): void {
    const noon = Date.parse(`${app.today}T12:00:00Z`);
    const shown = Number(new Date(noon).toLocaleTimeString('sv', { timeZone: 'Europe/Paris' }).slice(0, 2));
    jest.spyOn(Date, 'now').mockReturnValue(noon + (hour - shown) * 3_600_000);
  }

  /** A day of today with as many people as asked, each on the list. */
  async function held(people: number) {
    const ground = await Ground.of(app);
    const id = await ground.create({ heldOn: app.today, fromTime: '09:00', toTime: '17:00', format: 'on_site' });
    const [{ halfDays }, { cohortId }] = [await ground.read(id), ground.canohes];
    const lines = await app.rows<{ id: string }>(
      `WITH made AS (INSERT INTO person (given_name, family_name) SELECT 'Camille', 'Porte ' || n FROM generate_series(1, $1) n RETURNING id)
       INSERT INTO registration (cohort_id, gathering_id, person_id, participation_id, category) SELECT $2, $3, id, $4, 'elected_official' FROM made RETURNING id`,
      [people, cohortId, id, ground.canohes.id],
    );
    const [morning, afternoon] = halfDays.map(({ id: half }: { id: string }) => half) as [string, string];
    const put = (acts: object[], { tabletId = randomUUID(), source = 'tablet', as = ground.manager } = {}) => as.put(`/gatherings/${id}/attendances`, { tabletId, source, acts });
    const ticks = async () => (await app.rows<{ id: string }>('SELECT registration_id AS id FROM attendance WHERE gathering_id = $1', [id])).map((row) => row.id);
    return { ...ground, id, lines: lines.map((line) => line.id), morning, afternoon, put, ticks };
  }

  it('of 45 people, sent twice, at once and in any order, are 45 rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Array.from({ length: 90 }, (_, index) => index), { minLength: 90, maxLength: 90 }), async (order) => {
        const { lines, morning, put, ticks } = await held(45);
        const tabletId = randomUUID();
        const acts = order.map((index) => ({ number: (index % 45) + 1, registrationId: lines[index % 45], halfDayId: morning, there: true }));
        const sent = await Promise.all(Array.from({ length: 9 }, (_, part) => put(acts.slice(part * 10, part * 10 + 10), { tabletId })));
        expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 200));
        expect(sent.flatMap(({ body }) => body.acknowledged)).toHaveLength(90);
        expect(new Set(await ticks()).size).toBe(45);
        expect(await ticks()).toHaveLength(45);
      }),
      { numRuns: Number(process.env['PRESENCE_RUNS'] ?? 3), seed },
    );
  });

  it('undone and set again stand as the page last said, however late and often its acts arrive', async () => {
    const act = fc.record({ line: fc.integer({ min: 0, max: 3 }), there: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }).chain((acts) => {
        const sent = acts.map((one, index) => ({ ...one, number: index + 1 }));
        const twice = [...sent, ...sent];
        return fc.record({ sent: fc.constant(sent), order: fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }) });
      }), async ({ sent, order }) => {
        const { lines, morning, put, ticks } = await held(4);
        const tabletId = randomUUID();
        for (const { line, there, number } of order) await put([{ number, registrationId: lines[line], halfDayId: morning, there }], { tabletId });
        const last = new Map(sent.map(({ line, there }) => [line, there]));
        expect((await ticks()).sort()).toEqual([...last].filter(([, there]) => there).map(([line]) => lines[line] as string).sort());
      }),
      { numRuns: Number(process.env['PRESENCE_RUNS'] ?? 8), seed },
    );
  });

  it('that are corrected keep what was noted, by whom and why; one’s own slip needs no reason, another’s tick does', async () => {
    const { id, lines, morning, put, manager, canohes } = await held(2);
    const colleague = await app.as('pivot_ally', { cohortId: canohes.cohortId });
    const [one, two] = lines as [string, string];
    await put([one, two].map((registrationId, index) => ({ number: index + 1, registrationId, halfDayId: morning, there: true })));
    const off = { number: 1, registrationId: one, halfDayId: morning, there: false };
    expect((await put([off], { as: colleague })).body).toMatchObject({ acknowledged: [], refused: [{ number: 1, code: 'reason-required' }] });
    expect((await colleague.delete(`/gatherings/${id}/registrations/${one}/presence/${morning}`)).body).toMatchObject({ status: 422, code: 'reason-required' });
    expect((await put([{ ...off, reason: 'Partie à dix heures' }], { as: colleague })).body.acknowledged).toEqual([1]);
    expect((await manager.delete(`/gatherings/${id}/registrations/${two}/presence/${morning}`)).status).toBe(204);
    const { corrections, halfDays } = (await manager.get(`/gatherings/${id}/presence`)).body;
    expect(corrections).toMatchObject([
      { name: 'Camille Porte 2', wasPresent: true, wasSource: 'tablet', reason: null },
      { name: 'Camille Porte 1', wasPresent: true, wasSource: 'tablet', reason: 'Partie à dix heures', wasNotedBy: expect.stringContaining('Maya'), correctedBy: expect.stringContaining('Maya') },
    ]);
    expect(halfDays[0]).toMatchObject({ came: 0, categories: {}, sources: {} });
    await app.rows(`INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id, source, created_at)
      VALUES ($1, $2, $3, $4, $5, 'tablet', now() - interval '3 hours')`, [canohes.cohortId, id, one, morning, manager.personId]);
    expect((await manager.delete(`/gatherings/${id}/registrations/${one}/presence/${morning}`)).body.code).toBe('reason-required');
  });

  it('once closed are added or taken off with a reason only, and the database keeps what anybody takes off', async () => {
    const { id, lines, morning, put, manager } = await held(1);
    const tick = { number: 1, registrationId: lines[0], halfDayId: morning, there: true };
    expect((await manager.post(`/gatherings/${id}/presence/close`)).status).toBe(204);
    expect((await put([tick])).body.refused).toMatchObject([{ code: 'reason-required' }]);
    expect((await manager.put(`/gatherings/${id}/presence/${morning}`)).body.code).toBe('presence-closed');
    expect((await put([{ ...tick, reason: 'Oubliée sur la feuille' }])).body.acknowledged).toEqual([1]);
    await app.rows('DELETE FROM attendance WHERE gathering_id = $1', [id]);
    const { corrections, closedAt, closedBy } = (await manager.get(`/gatherings/${id}/presence`)).body;
    expect([closedAt, closedBy]).toEqual([expect.any(String), expect.stringContaining('Maya')]);
    expect(corrections).toMatchObject([{ wasPresent: true, reason: null, correctedBy: null }, { wasPresent: false, reason: 'Oubliée sur la feuille' }]);
  });

  it('are of the gathering’s own people and half-days, and not of a day to come', async () => {
    const [here, there] = [await held(1), await held(1)];
    const act = { number: 1, registrationId: there.lines[0], halfDayId: here.morning, there: true };
    expect((await here.put([act, { ...act, number: 2, registrationId: here.lines[0], halfDayId: there.morning }])).body.refused).toMatchObject([{ code: 'not-listed' }, { code: 'not-listed' }]);
    const later = await here.create();
    expect((await here.manager.put(`/gatherings/${later}/attendances`, { tabletId: randomUUID(), source: 'tablet', acts: [act] })).body.code).toBe('gathering-to-come');
    expect(await here.ticks()).toEqual([]);
  });

  it('are not of a half-day that has not begun, whatever way they are noted; what was noted before stays, and comes off', async () => {
    const { id, lines, morning, afternoon, put, manager, canohes, ticks } = await held(2);
    const [one, two] = lines as [string, string];
    await app.make.row('attendance', { cohort_id: canohes.cohortId, gathering_id: id, registration_id: two, half_day_id: afternoon, noted_by_id: manager.personId, source: 'sheet' });
    await manager.put(`/gatherings/${id}/registrations/${one}/answer`, { answer: 'yes' });
    const act = { registrationId: one, halfDayId: afternoon, there: true, reason: 'La feuille le dit' };
    const early = () => put([{ ...act, number: 1 }, { ...act, number: 2, halfDayId: morning }, { ...act, number: 3, registrationId: two }], { source: 'sheet' });
    const visitor = { id: randomUUID(), givenName: 'Aliénor', familyName: 'Passante', organisation: null, category: null, halfDayIds: [afternoon] };
    clock(11);
    expect((await early()).body).toMatchObject({ acknowledged: [2, 3], refused: [{ number: 1, code: 'half-day-to-come' }] });
    expect((await manager.put(`/gatherings/${id}/registrations/${one}/presence/${afternoon}`)).body).toMatchObject({ status: 409, code: 'half-day-to-come' });
    expect((await manager.put(`/gatherings/${id}/presence/${afternoon}`)).body.code).toBe('half-day-to-come');
    expect((await manager.post(`/gatherings/${id}/visitors`, visitor)).body.errors).toMatchObject([{ pointer: '/halfDayIds' }]);
    expect((await manager.get(`/gatherings/${id}/presence`)).body.halfDays).toMatchObject([{ toCome: false, came: 1 }, { toCome: true, came: 1 }]);
    expect((await put([{ ...act, number: 4, registrationId: two, there: false, reason: 'Notée trop tôt' }])).body.acknowledged).toEqual([4]);
    expect(await ticks()).toEqual([one]);
    clock(12);
    expect((await early()).body).toMatchObject({ acknowledged: [1, 2, 3], refused: [] });
    expect((await manager.get(`/gatherings/${id}/presence`)).body.halfDays).toMatchObject([{ toCome: false }, { toCome: false }]);
  });

  it('of a visitor put them into the directory, on the list and present, once', async () => {
    const { id, morning, afternoon, manager, read } = await held(0);
    const visitor = { id: randomUUID(), givenName: 'Aliénor', familyName: 'Passante', organisation: 'Les Amis du Larzac', category: 'socio_economic_actor', halfDayIds: [morning, afternoon] };
    const [first, again] = await Promise.all([manager.post(`/gatherings/${id}/visitors`, visitor), manager.post(`/gatherings/${id}/visitors`, visitor)]);
    expect([first.status, again.status, first.body.id === again.body.id]).toEqual([201, 201, true]);
    const { registrations } = await read(id);
    expect(registrations).toMatchObject([{ givenName: 'Aliénor', category: 'socio_economic_actor', ticks: expect.arrayContaining([morning, afternoon]) }]);
    expect(await app.rows(`SELECT count(*)::int AS n FROM organisation WHERE name = 'Les Amis du Larzac'`)).toEqual([{ n: 1 }]);
    for (const familyName of ['=CMD()', 'Bal\r\nBcc: x@example.org', '']) {
      expect((await manager.post(`/gatherings/${id}/visitors`, { ...visitor, id: randomUUID(), familyName })).body.errors[0]).toMatchObject({ pointer: '/familyName' });
    }
    const known = { ...visitor, id: randomUUID(), personId: registrations[0].personId };
    expect((await manager.post(`/gatherings/${id}/visitors`, known)).body.id).toBe(first.body.id);
  });

  describe('whatever is dropped at a door for files', () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0')]);
    const heavy = (start: Buffer) => Buffer.concat([start, Buffer.alloc(20 * 1_048_576 - start.length, 'a')]);
    const doors = async () => {
      const { id, manager } = await held(1);
      const boardId = await app.make.row('peer_board', { cohort_id: (await app.rows<{ at: string }>('SELECT cohort_id AS at FROM gathering WHERE id = $1', [id]))[0]?.at, gathering_id: id, category: 'elected_official', scribe_id: manager.personId });
      const at = (path: string) => (bytes: Buffer) => manager.upload(path, bytes);
      return {
        'a participants’ list': at(`/gatherings/${id}/video-imports?name=liste.csv`),
        'the signed sheet': at(`/gatherings/${id}/scans?name=feuille.jpg`),
        'a support': at(`/gatherings/${id}/resources/files?kind=slides&name=diapos.pptx`),
        'a picture as a support': at(`/gatherings/${id}/resources/files?kind=summary&name=photo.jpg`),
        'a paperboard': at(`/peer-boards/${boardId}/photos?name=tableau.jpg`),
      };
    };
    const stored = async () => (await app.rows<{ rows: string }>(`SELECT concat_ws(' ', (SELECT count(*) FROM stored_file), (SELECT count(*) FROM video_import), (SELECT count(*) FROM attendance_scan), (SELECT count(*) FROM resource), (SELECT count(*) FROM peer_photo)) AS rows`))[0]?.rows;

    it.each([
      ['20 MB of anything', heavy(Buffer.from('a')), [413, 422]],
      ['a photograph of 20 MB', heavy(jpeg), [413, 422]],
      ['a program', Buffer.from('MZ\0\0 not what its name says'), [422]],
      ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), [422]],
      ['nothing', Buffer.alloc(0), [422]],
    ])('%s: a sentence at the field, and nothing half done', async (_what, bytes, statuses) => {
      const all = await doors();
      const before = await stored();
      for (const [door, send] of Object.entries(all)) {
        const { status, body } = await send(bytes);
        expect([door, statuses.includes(status), body.errors?.[0]?.pointer]).toEqual([door, true, '/file']);
        expect(body.errors[0].detail).toMatch(/ (Mo|fichier|vide|image|photo|PDF|PowerPoint|page|texte|visio)/);
      }
      expect(await stored()).toBe(before);
    });
  });
});

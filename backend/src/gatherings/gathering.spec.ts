import { useApp } from '../platform/testing/use-app';
import { Ground, later, webinar } from './testing/ground';
import { type Guest, guests } from './testing/guests';

describe('gatherings', () => {
  const app = useApp();
  const ground = () => Ground.of(app);

  describe('are planned', () => {
    it('with half-days that follow from the times, or that are given', async () => {
      const { create, read } = await ground();
      const derived = await read(await create({ fromTime: '09:00', toTime: '17:00' }));
      expect(derived.halfDays).toMatchObject([{ onDate: later, half: 'morning' }, { onDate: later, half: 'afternoon' }]);
      const given = await read(await create({ halfDays: [{ onDate: '2097-06-25', half: 'evening' }] }));
      expect(given.halfDays).toMatchObject([{ onDate: '2097-06-25', half: 'evening' }]);
    });

    it('once for one idempotency key', async () => {
      const { manager, canohes } = await ground();
      const path = `/cohorts/${canohes.cohortId}/gatherings`;
      const first = await manager.post(path, webinar, { 'idempotency-key': 'the-same-webinar' });
      const again = await manager.post(path, webinar, { 'idempotency-key': 'the-same-webinar' });
      expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
      expect((await manager.get(path)).body.total).toBe(1);
    });

    it('with what is wrong named field by field', async () => {
      const { manager, canohes } = await ground();
      const refused = await manager.post(`/cohorts/${canohes.cohortId}/gatherings`, { ...webinar, title: '', toTime: '09:00', url: 'javascript:alert(1)' });
      expect(refused.status).toBe(400);
      expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(expect.arrayContaining(['/title', '/url']));
    });

    it('only ahead, unless it is said that they took place; never under the number of those who come', async () => {
      const { create, manager, canohes, read } = await ground();
      const path = `/cohorts/${canohes.cohortId}/gatherings`;
      const past = await manager.post(path, { ...webinar, heldOn: '2024-06-24' });
      expect(past).toMatchObject({ status: 422, body: { code: 'past-day', errors: [{ pointer: '/heldOn' }] } });
      const id = await create({ capacity: 12 });
      expect(await manager.put(`/gatherings/${id}`, { ...webinar, heldOn: '2024-06-24' }, { 'if-match': '"1"' })).toMatchObject({ status: 422, body: { code: 'past-day' } });

      await app.make.delegate(canohes);
      await app.make.delegate(canohes);
      await manager.post(`/gatherings/${id}/invitations`);
      for (const line of (await read(id)).registrations) await manager.put(`/gatherings/${id}/registrations/${line.id}/answer`, { answer: 'yes' });
      const tooFew = await manager.put(`/gatherings/${id}`, { ...webinar, capacity: 1, title: 'Sans effet' }, { 'if-match': '"1"' });
      expect(tooFew).toMatchObject({ status: 422, body: { code: 'capacity-under-expected', errors: [{ pointer: '/capacity' }] } });
      expect(await read(id)).toMatchObject({ title: webinar.title, capacity: 12, version: 1 });
      expect((await manager.put(`/gatherings/${id}`, { ...webinar, capacity: 2 }, { 'if-match': '"1"' })).body.capacity).toBe(2);
    });

    it('full, with people who wait, and followed from afar: still edited, and only those in the room are counted', async () => {
      const made = await Ground.of(app);
      const written = { ...webinar, format: 'hybrid', place: 'Salle', capacity: 2 };
      const id = await made.create(written);
      const [one, two, three, afar] = (await guests(app, made, id, 4)) as [Guest, Guest, Guest, Guest];
      for (const guest of [one, two, three]) await guest.answer('yes', { attends: 'in_room' });
      await afar.answer('yes', { attends: 'remote' });
      const save = async (change: object) => made.manager.put(`/gatherings/${id}`, { ...written, ...change }, { 'if-match': `"${(await made.read(id)).version}"` });
      expect(await save({ title: 'Un titre plus clair' })).toMatchObject({ status: 200, body: { title: 'Un titre plus clair', capacity: 2 } });
      expect(await save({ capacity: 1 })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('2 personnes ont'), errors: [{ pointer: '/capacity', detail: 'Écrivez 2 ou plus, ou laissez vide.' }] } });

      // Staff give the one who waits a chair more than was typed: the number stays, and only fewer are refused.
      await made.manager.put(`/gatherings/${id}/registrations/${three.line}/waiting`, { to: 'seat' });
      expect(await save({ title: 'Une chaise de plus' })).toMatchObject({ status: 200, body: { capacity: 2 } });
      expect(await save({ capacity: 1 })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('3 personnes ont'), errors: [{ detail: 'Écrivez 2 ou plus, ou laissez vide.' }] } });
    });

    it.each([
      ['/title', { title: 'Deux\r\nBcc: lignes' }],
      ['/title', { title: '=HYPERLINK("https://example.org")' }],
      ['/title', { title: '+cmd|’/C calc’!A0' }],
      ['/place', { place: '@SUM(A1)' }],
      ['/toTime', { toTime: '13:00' }],
      ['/capacity', { capacity: 0 }],
      ['/heldOn', { heldOn: '2097-02-30' }],
    ])('without %s that is not one', async (pointer, wrong) => {
      const { manager, canohes } = await ground();
      const path = `/cohorts/${canohes.cohortId}/gatherings`;
      const refused = await manager.post(path, { ...webinar, ...wrong });
      expect([refused.status, refused.body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([400, [pointer]]);
      expect((await manager.get(path)).body.total).toBe(0);
    });

    it('by somebody who read the version that they change', async () => {
      const { create, manager } = await ground();
      const id = await create();
      expect((await manager.put(`/gatherings/${id}`, webinar)).status).toBe(428);
      const saved = await manager.put(`/gatherings/${id}`, { ...webinar, title: 'Un autre titre' }, { 'if-match': '"1"' });
      expect(saved).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { title: 'Un autre titre', version: 2 } });
      const late = await manager.put(`/gatherings/${id}`, webinar, { 'if-match': '"1"' });
      expect(late).toMatchObject({ status: 412, body: { code: 'stale', current: { title: 'Un autre titre', version: 2 } } });
    });

    it('and move with their half-days and presences, but keep a half-day on which somebody was there', async () => {
      const { create, manager, canohes, read } = await ground();
      const id = await create({ heldOn: '2024-06-24', fromTime: '09:00', toTime: '17:00' });
      const { personId } = await app.make.delegate(canohes);
      const { body: line } = await manager.post(`/gatherings/${id}/registrations`, { personId });
      const before = await read(id);
      const morning = before.halfDays[0].id;
      await manager.put(`/gatherings/${id}/registrations/${line.id}/presence/${morning}`);

      const moved = await manager.put(`/gatherings/${id}`, { ...webinar, alreadyHeld: true, heldOn: '2024-06-25', fromTime: '09:00', toTime: '17:00' }, { 'if-match': '"1"' });
      expect(moved.body.halfDays[0]).toEqual({ id: morning, onDate: '2024-06-25', half: 'morning' });
      expect(moved.body.registrations[0].ticks).toEqual([morning]);
      const shortened = await manager.put(`/gatherings/${id}`, { ...webinar, alreadyHeld: true, heldOn: '2024-06-25' }, { 'if-match': '"2"' });
      expect(shortened).toMatchObject({ status: 409, body: { code: 'presence-noted' } });
      expect((await read(id)).version).toBe(2);
    });

    it('and go only with the consequence named once people answered, never once presence is noted', async () => {
      const { create, manager, canohes, read } = await ground();
      const id = await create({ heldOn: app.today, fromTime: '09:00', toTime: '12:00' });
      await app.make.delegate(canohes);
      await manager.post(`/gatherings/${id}/invitations`);
      const [line] = (await read(id)).registrations;
      await manager.put(`/gatherings/${id}/registrations/${line.id}/answer`, { answer: 'yes' });
      expect(await manager.delete(`/gatherings/${id}`)).toMatchObject({ status: 409, body: { code: 'people-answered' } });

      const [halfDay] = (await read(id)).halfDays;
      await manager.put(`/gatherings/${id}/registrations/${line.id}/presence/${halfDay.id}`);
      expect(await manager.delete(`/gatherings/${id}?evenAnswered=true`)).toMatchObject({ status: 409, body: { code: 'presence-noted' } });
      await manager.delete(`/gatherings/${id}/registrations/${line.id}/presence/${halfDay.id}`);
      expect((await manager.delete(`/gatherings/${id}?evenAnswered=true`)).status).toBe(204);
      expect((await manager.get(`/gatherings/${id}`)).status).toBe(404);
      expect(await app.rows('SELECT 1 FROM personal_link WHERE record_ids @> ARRAY[$1]::uuid[] AND revoked_at IS NULL', [id])).toEqual([]);
    });
  });

  describe('are listed', () => {
    it('apart: the nearest to come, the latest past, those without a day', async () => {
      const { create, manager, canohes } = await ground();
      await create({ title: 'Passé ancien', heldOn: '2024-05-07' });
      await create({ title: 'Passé récent', heldOn: '2024-06-11' });
      await create({ title: 'Proche', heldOn: '2096-01-01' });
      await create({ title: 'Lointain', heldOn: '2097-01-01' });
      await create({ title: 'Forum', heldOn: null, period: 'au printemps' });
      const titles = async (query: string) => {
        const { body } = await manager.get(`/cohorts/${canohes.cohortId}/gatherings?${query}`);
        return body.items.map(({ title }: { title: string }) => title);
      };
      expect(await titles('when=next')).toEqual(['Proche', 'Lointain']);
      expect(await titles('when=past')).toEqual(['Passé récent', 'Passé ancien']);
      expect(await titles('when=undated')).toEqual(['Forum']);
      expect(await titles('nature=common_day')).toEqual([]);
      expect(await titles('')).toEqual(['Passé ancien', 'Passé récent', 'Proche', 'Lointain', 'Forum']);
    });

    it.each(['next', 'past', 'undated', undefined])('page after page without missing or repeating one (%s)', async (when) => {
      const { create, manager, canohes } = await ground();
      const days = ['2024-05-07', '2024-05-07', '2024-05-08', null, null, '2097-01-01', '2097-01-01', '2097-01-02'];
      for (const heldOn of days) await create({ heldOn });
      const path = `/cohorts/${canohes.cohortId}/gatherings?${when ? `when=${when}&` : ''}`;
      const whole = (await manager.get(`${path}limit=50`)).body;
      const seen: string[] = [];
      for (let after = ''; ; ) {
        const { body } = await manager.get(`${path}limit=2${after && `&after=${after}`}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        if (!body.next) break;
        after = body.next;
      }
      expect(seen).toEqual(whole.items.map(({ id }: { id: string }) => id));
      expect(whole.total).toBe(seen.length);
      expect((await manager.get(`${path}after=nonsense`)).status).toBe(400);
    });

    it('with the reader’s own answer', async () => {
      const { create, manager, canohes } = await ground();
      const id = await create();
      const { personId } = await app.make.delegate(canohes);
      await manager.post(`/gatherings/${id}/invitations`);
      const delegate = await app.as('delegate', { participationId: canohes.id, personId });
      const [item] = (await delegate.get(`/cohorts/${canohes.cohortId}/gatherings`)).body.items;
      expect(item.own).toMatchObject({ answer: null });
      expect((await delegate.put(`/gatherings/${id}/registrations/${item.own.registrationId}/answer`, { answer: 'no' })).status).toBe(204);
      expect((await delegate.get(`/cohorts/${canohes.cohortId}/gatherings`)).body.items[0].own.answer).toBe('no');
    });

    it('by their index, as fast the twentieth time as the first on one connection', async () => {
      const { create, manager, canohes } = await ground();
      for (let index = 0; index < 3; index += 1) await create();
      const times: number[] = [];
      for (let call = 0; call < 20; call += 1) {
        const start = performance.now();
        expect((await manager.get(`/cohorts/${canohes.cohortId}/gatherings`)).status).toBe(200);
        times.push(performance.now() - start);
      }
      // After five runs PostgreSQL may keep one plan for all values: medians tell a bad one from a busy machine.
      const median = (some: number[]) => some.sort((a, b) => a - b)[5] as number;
      expect(median(times.slice(10))).toBeLessThan(median(times.slice(0, 10)) * 5 + 20);

      await app.rows('SET enable_seqscan = off');
      const plan = await app.rows<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT g.id FROM gathering g WHERE g.cohort_id = '${canohes.cohortId}' AND (coalesce(g.held_on, 'infinity'), g.id) > ('2024-01-01'::date, '${canohes.id}')
         ORDER BY coalesce(g.held_on, 'infinity'), g.id LIMIT 51`,
      );
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain('gathering_cohort_id_held_on_idx');
      expect(text).not.toContain('Sort');
      await app.rows('RESET enable_seqscan');
    });
  });

  it('leave resources that everybody of the cohort finds, each bound to its gathering', async () => {
    const { create, manager, canohes, read } = await ground();
    const id = await create();
    const other = await create();
    const slides = { kind: 'slides', title: 'Le diaporama', url: 'https://example.org/slides' };
    const { body } = await manager.post(`/gatherings/${id}/resources`, slides);
    expect((await manager.put(`/gatherings/${other}/resources/${body.id}`, slides)).status).toBe(404);
    expect((await manager.delete(`/gatherings/${other}/resources/${body.id}`)).status).toBe(404);
    await manager.put(`/gatherings/${id}/resources/${body.id}`, { ...slides, title: 'Les diapositives' });
    const delegate = await app.as('delegate', { participationId: canohes.id });
    expect((await read(id, delegate)).resources).toEqual([{ ...slides, id: body.id, title: 'Les diapositives', file: null, summary: null, themeIds: [], otherGatheringIds: [], shareable: true }]);
    expect((await delegate.post(`/gatherings/${id}/resources`, slides)).status).toBe(403);
    expect((await manager.delete(`/gatherings/${id}/resources/${body.id}`)).status).toBe(204);
    expect((await manager.post(`/gatherings/${id}/resources`, { ...slides, url: 'http://example.org' })).status).toBe(400);
  });
});

import { useApp } from '../testing/use-app';

describe('a create call under a key', () => {
  const app = useApp();
  const news = { kind: 'news', body: 'La maquette du samedi a réuni quarante familles.', toldOn: null, enteredForId: null };
  const count = async (participationId: string) => (await app.rows('SELECT 1 FROM news WHERE participation_id = $1', [participationId])).length;

  async function delegate() {
    const { id } = await app.make.participation();
    return { id, path: `/participations/${id}/news`, caller: await app.as('delegate', { participationId: id }) };
  }

  it('creates once, and a replay answers the same record', async () => {
    const { id, path, caller } = await delegate();
    const first = await caller.post(path, news, { 'idempotency-key': 'once-and-again' });
    const again = await caller.post(path, news, { 'idempotency-key': 'once-and-again' });
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(await count(id)).toBe(1);
  });

  it('creates once when both are sent at the same moment: the second waits, or is told to', async () => {
    const { id, path, caller } = await delegate();
    const answers = await Promise.all([1, 2, 3, 4].map(() => caller.post(path, news, { 'idempotency-key': 'four-at-once' })));
    expect(answers.map(({ status }) => status).filter((status) => status !== 409)).toContain(201);
    expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true);
    expect(await count(id)).toBe(1);
  });

  it('refuses another body, and keeps nothing of either', async () => {
    const { id, path, caller } = await delegate();
    await caller.post(path, news, { 'idempotency-key': 'another-body' });
    const other = await caller.post(path, { ...news, body: 'Tout autre chose.' }, { 'idempotency-key': 'another-body' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await count(id)).toBe(1);
    const kept = await app.rows<{ row: string }>('SELECT k::text AS row FROM idempotency_key k');
    expect(kept.some(({ row }) => row.includes('maquette') || row.includes('another-body'))).toBe(false);
  });

  it('is one account’s own: the same key of somebody else creates another record', async () => {
    const { id, path, caller } = await delegate();
    const colleague = await app.as('delegate', { participationId: id });
    const [one, two] = [await caller.post(path, news, { 'idempotency-key': 'shared-key' }), await colleague.post(path, news, { 'idempotency-key': 'shared-key' })];
    expect(one.body.id).not.toBe(two.body.id);
  });

  it('replays under today’s rights: without the hat there is nothing to answer', async () => {
    const { path, caller } = await delegate();
    await caller.post(path, news, { 'idempotency-key': 'before-leaving' });
    await app.rows('UPDATE hat SET withdrawn_at = now() WHERE person_id = $1', [caller.personId]);
    expect((await caller.post(path, news, { 'idempotency-key': 'before-leaving' })).status).toBe(404);
  });

  it('is forgotten after 24 hours', async () => {
    const { id, path, caller } = await delegate();
    await caller.post(path, news, { 'idempotency-key': 'a-day-later' });
    await app.rows(`UPDATE idempotency_key SET created_at = now() - interval '25 hours'`);
    expect((await caller.post(path, news, { 'idempotency-key': 'a-day-later' })).status).toBe(201);
    expect(await count(id)).toBe(2);
  });
});

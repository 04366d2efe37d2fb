import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';

describe('a territory’s page of the report', () => {
  const app = useApp();
  let leVigan: MadeParticipation;
  let scope: { cohort_id: string; participation_id: string };
  let manager: Caller;
  let delegate: Caller;
  let observer: Caller;
  const at = (path = '') => `/participations/${leVigan.id}${path}`;

  beforeEach(async () => {
    const territoryId = await app.make.territory({ name: 'Le Vigan', population: 3863, population_list: 'INSEE', population_year: 2022, population_reported: 7010 });
    leVigan = await app.make.participation({ territory_id: territoryId });
    scope = { cohort_id: leVigan.cohortId, participation_id: leVigan.id };
    await app.make.project(leVigan, { title: 'Faire lieu' });
    [manager, delegate, observer] = [await app.as('cohort_manager', { cohortId: leVigan.cohortId }), await app.as('delegate', { participationId: leVigan.id }), await app.as('observer', { cohortId: leVigan.cohortId })];
  });

  async function publish(): Promise<number> {
    const { body } = await manager.get(at('/page/readers'));
    expect((await manager.post(at('/pages'), { seen: body.seen })).status).toBe(201);
    return (await manager.get(at('/pages'))).body.items[0].number;
  }

  const word = (side: string, columns: object = {}) =>
    app.make.row('viewpoint', { ...scope, side, body: `Le mot : ${side}`, said_by: 'la délégation', collected_on: '2025-01-21', ...columns });

  it('puts the reported population beside the official one when they differ by more than 15 %', async () => {
    expect((await delegate.get(at('/page/draft'))).body.content.territory).toMatchObject({ population: 3863, populationYear: 2022, populationReported: 7010 });
    await app.rows('UPDATE territory SET population_reported = 4000 WHERE id = $1', [leVigan.territoryId]);
    expect((await delegate.get(at('/page/draft'))).body.content.territory.populationReported).toBeNull();
  });

  it('shows a missing voice as missing and a word that waits as waiting', async () => {
    await word('territory');
    const { content } = (await delegate.get(at('/page/draft'))).body;
    expect(content.viewpoints).toEqual({
      ally: { state: 'missing', body: null, saidBy: null, collectedOn: null },
      territory: { state: 'awaiting', body: 'Le mot : territory', saidBy: 'la délégation', collectedOn: '2025-01-21' },
    });
  });

  it('counts the interviews of its diagnostic and tells nothing of what was said', async () => {
    const diagnosticId = await app.make.diagnostic(leVigan, { organisation_id: await app.make.organisation({ name: 'AREC' }) });
    for (const number of [1, 2, 3]) {
      await app.rows(
        `INSERT INTO interview (id, cohort_id, participation_id, diagnostic_id, number, category, held_on, data_key_id, notes)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'local_agent', '2024-06-12', gen_random_uuid(), '\\x00')`,
        [leVigan.cohortId, leVigan.id, diagnosticId, number],
      );
    }
    expect((await delegate.get(at('/page/draft'))).body.content.diagnostic).toEqual({ by: 'AREC', interviews: 3, restitutedOn: null, points: [] });
  });

  it('lists its readers first, and starts over when the list has changed meanwhile', async () => {
    const { body } = await manager.get(at('/page/readers'));
    expect(body.readers.map(({ hat }: { hat: string }) => hat)).toEqual(['cohort_manager', 'delegate', 'observer']);
    const evaluator = await app.as('evaluator', { cohortId: leVigan.cohortId });
    expect(await manager.post(at('/pages'), { seen: body.seen })).toMatchObject({ status: 409, body: { code: 'readers-changed' } });

    // As many readers, another one among them.
    const { body: again } = await manager.get(at('/page/readers'));
    await app.rows('UPDATE hat SET withdrawn_at = now() WHERE person_id = $1', [evaluator.personId]);
    await app.as('evaluator', { cohortId: leVigan.cohortId });
    expect((await manager.post(at('/pages'), { seen: again.seen })).status).toBe(409);
    expect((await delegate.post(at('/pages'), { seen: body.seen })).status).toBe(403);
  });

  it('is frozen once published: what is edited after changes the draft alone', async () => {
    const effectId = await app.make.row('effect', { ...scope, statement: 'On se parle.', told_on: '2025-01-01' });
    const number = await publish();
    await app.rows('UPDATE effect SET statement = $2 WHERE id = $1', [effectId, 'On se parle davantage.']);
    expect((await observer.get(at(`/pages/${number}`))).body.content.effects).toMatchObject([{ statement: 'On se parle.' }]);
    expect((await delegate.get(at('/page/draft'))).body.content.effects).toMatchObject([{ statement: 'On se parle davantage.' }]);
    expect(await publish()).toBe(number + 1);
  });

  it('never publishes a word that waits for agreement, a statement nobody confirmed, or somebody foreseen', async () => {
    const personId = await app.make.person();
    await word('territory');
    await word('ally', { accepted_at: '2025-02-01' });
    await app.make.row('effect', { ...scope, statement: 'Écrit pour un autre', told_on: '2025-01-01', entered_for_id: personId });
    await app.make.delegate(leVigan, { status: 'foreseen' });
    const { body } = await manager.get(at('/page/readers'));
    expect(body.withheld).toEqual(['Le mot du territoire, en attente d’accord', 'Un effet à confirmer', 'Une personne pressentie']);
    const { content } = (await observer.get(at(`/pages/${await publish()}`))).body;
    expect(content).toMatchObject({ effects: [], team: [], viewpoints: { ally: { state: 'accepted', body: 'Le mot : ally' }, territory: { state: 'missing', body: null } } });
    expect(JSON.stringify(content)).not.toContain('Le mot : territory');
  });

  it('keeps the diagnostic’s points inside until the restitution was given', async () => {
    const diagnosticId = await app.make.diagnostic(leVigan, { state: 'first_reading', first_reading_on: '2024-09-01' });
    await app.make.row('finding', { ...scope, diagnostic_id: diagnosticId, position: 1, kind: 'weakness', statement: 'Un point partagé', shared_at: '2024-09-02' });
    expect((await delegate.get(at('/page/draft'))).body.content.diagnostic.points).toHaveLength(1);
    expect((await observer.get(at(`/pages/${await publish()}`))).body.content.diagnostic.points).toEqual([]);
    await app.rows(`UPDATE diagnostic SET state = 'restituted', restituted_on = '2100-01-01' WHERE id = $1`, [diagnosticId]);
    expect((await manager.get(at('/page/readers'))).body.withheld).toEqual(['Les points du diagnostic, avant la restitution']);
    expect((await observer.get(at(`/pages/${await publish()}`))).body.content.diagnostic.points).toEqual([]);
    await app.rows(`UPDATE diagnostic SET state = 'restituted', restituted_on = '2024-09-15' WHERE id = $1`, [diagnosticId]);
    expect((await observer.get(at(`/pages/${await publish()}`))).body.content.diagnostic.points).toHaveLength(1);
  });

  it('is read by observers in its published versions only, and gone for them once withdrawn', async () => {
    expect((await observer.get(at('/page/draft'))).status).toBe(403);
    expect((await observer.get(at('/pages'))).body.items).toEqual([]);
    const number = await publish();
    expect((await observer.get(at(`/pages/${number}`))).status).toBe(200);
    expect((await delegate.post(at(`/pages/${number}/withdraw`))).status).toBe(403);
    expect((await manager.post(at(`/pages/${number}/withdraw`))).status).toBe(204);
    expect((await observer.get(at(`/pages/${number}`))).status).toBe(404);
    expect((await manager.get(at(`/pages/${number}`))).body.withdrawnAt).not.toBeNull();
    const pivot = await app.as('pivot_ally', { cohortId: leVigan.cohortId });
    const { body } = await pivot.get(at('/page/readers'));
    expect((await pivot.post(at('/pages'), { seen: body.seen })).status).toBe(201);
  });

  it('is listed for the whole cohort, with the voices still missing for those who write it', async () => {
    await word('territory');
    const number = await publish();
    const list = `/cohorts/${leVigan.cohortId}/pages`;
    expect((await manager.get(list)).body.items).toMatchObject([{ territoryName: 'Le Vigan', draft: true, published: { number }, missing: ['ally'] }]);
    expect((await observer.get(list)).body.items).toMatchObject([{ draft: false, published: { number }, missing: null }]);
  });
});

import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';

describe('a cohort', () => {
  const app = useApp();
  let place: MadeParticipation;
  let manager: Caller;

  beforeEach(async () => {
    place = await app.make.participation();
    manager = await app.as('cohort_manager', { cohortId: place.cohortId });
  });

  it('is listed for those who walk with it, the latest first, page after page', async () => {
    const earlier = await app.make.cohort({ starts_on: '2021-03-01' });
    await app.wear('observer', manager.personId, { cohortId: earlier });
    await app.make.cohort();
    const first = await manager.get('/cohorts?limit=1');
    expect(first.body.items).toEqual([expect.objectContaining({ id: place.cohortId, territories: 0 })]);
    const second = await manager.get(`/cohorts?limit=1&after=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{ id: earlier }], next: null });
  });

  it('is opened by the network’s administration alone, and renamed by its manager', async () => {
    const admin = await app.as('network_admin');
    const input = { name: 'Parcours Bretagne', startsOn: '2026-01-12' };
    expect((await manager.post('/cohorts', input)).status).toBe(403);
    const { id } = (await admin.post('/cohorts', input)).body;
    expect((await manager.put(`/cohorts/${id}`, input)).status).toBe(404);
    expect((await manager.put(`/cohorts/${place.cohortId}`, { ...input, endsOn: '2025-01-01' })).body.errors[0].pointer).toBe('/endsOn');
    expect((await manager.put(`/cohorts/${place.cohortId}`, input)).status).toBe(204);
  });

  it('takes a territory in once, by a first stage', async () => {
    const territoryId = await app.make.territory();
    const input = { territoryId, leadOrigin: 'open_call', reachedOn: '2024-02-01' };
    expect((await manager.post(`/cohorts/${place.cohortId}/participations`, input)).status).toBe(201);
    expect((await manager.post(`/cohorts/${place.cohortId}/participations`, input)).body.code).toBe('already-in-the-cohort');
    expect((await manager.post(`/cohorts/${place.cohortId}/participations`, { ...input, territoryId: place.id })).status).toBe(422);
  });

  it('keeps every stage reached with its date, none of them tomorrow', async () => {
    const stages = `/participations/${place.id}/stages`;
    await manager.post(stages, { stage: 'met', reachedOn: '2024-03-04' });
    const { id } = (await manager.post(stages, { stage: 'engaged', reachedOn: '2024-04-02', nextStep: 'Composer l’équipe' })).body;
    expect((await manager.post(stages, { stage: 'completed', reachedOn: '2999-01-01' })).body.code).toBe('stage-in-the-future');
    expect((await manager.put(`${stages}/${id}`, { stage: 'engaged', reachedOn: '2024-04-09', nextStep: null })).status).toBe(204);
    expect(await app.rows('SELECT stage, reached_on, next_step FROM participation_stage WHERE participation_id = $1 ORDER BY reached_on', [place.id])).toEqual([
      { stage: 'met', reached_on: '2024-03-04', next_step: null },
      { stage: 'engaged', reached_on: '2024-04-09', next_step: null },
    ]);
    const [cohort] = (await manager.get('/cohorts')).body.items;
    expect(cohort.territories).toBe(1);
  });

  it('leaves stages to staff: a delegate reads, a pivot ally does not erase, a stranger finds nothing', async () => {
    const stages = `/participations/${place.id}/stages`;
    const { id } = (await manager.post(stages, { stage: 'met', reachedOn: '2024-03-04' })).body;
    const stranger = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await (await app.as('delegate', { participationId: place.id })).post(stages, { stage: 'met', reachedOn: '2024-03-04' })).status).toBe(403);
    expect((await (await app.as('pivot_ally', { cohortId: place.cohortId })).delete(`${stages}/${id}`)).status).toBe(403);
    expect((await stranger.delete(`${stages}/${id}`)).status).toBe(404);
    expect((await manager.delete(`${stages}/${id}`)).status).toBe(204);
  });

  it('gives a territory its days of support, to the quarter', async () => {
    const input = { leadOrigin: null, supportDaysBudget: 9.25, executiveTitle: 'la présidente' };
    expect((await manager.put(`/participations/${place.id}`, input)).status).toBe(204);
    expect((await manager.put(`/participations/${place.id}`, { ...input, supportDaysBudget: 8.1 })).status).toBe(400);
  });
});

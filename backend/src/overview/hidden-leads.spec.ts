import { DeclaredRoutes } from '../platform/http/declared-routes';
import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';
import { makeWorld, pathIn, type World } from '../platform/testing/world';

/** The network's directory of places says nothing of who recruits them. */
const directory = /^\/(territories|official-territories)(\/|\?|$)/;

describe('a territory that was approached and did not engage', () => {
  const app = useApp();
  let own: World;
  let lead: MadeParticipation;

  beforeAll(async () => {
    own = await makeWorld(app, 'OWN');
    lead = await app.make.participation({ cohort_id: own.ids['cohortId'], territory_id: await app.make.territory({ name: 'Refus-sur-Lot' }) });
    await app.make.row('participation_stage', { cohort_id: lead.cohortId, participation_id: lead.id, stage: 'did_not_follow_up', reached_on: '2024-01-15', next_step: 'Rappeler Refus-sur-Lot' });
  });

  /** Every answer in which the place is named, or its row of the cohort shown. */
  async function betrayed(by: Caller): Promise<string[]> {
    const routes = app.nest.get(DeclaredRoutes).list().filter(({ method, path, declaration }) => method === 'GET' && declaration.kind !== 'outside' && !path.includes(':calendarToken'));
    const ofLead: World = { mark: 'LEAD', ids: { ...own.ids, participationId: lead.id, territoryId: lead.territoryId } };
    const asked = [own, ofLead].flatMap((world) => routes.map(({ path }) => pathIn(world, path)));
    const lists = [`/cohorts/${lead.cohortId}/board`, `/cohorts/${lead.cohortId}/recruiting`].flatMap((path) => [`${path}?on=2024-03-01`, `${path}?format=csv`]);
    const found: string[] = [];
    for (const path of [...new Set([...asked, ...lists, '/search?q=Refus&limit=50'])]) {
      const text = JSON.stringify((await by.get(path)).body ?? '');
      const named = text.includes('Refus-sur-Lot') && !directory.test(path);
      if (named || (text.includes(lead.id) && !path.includes(lead.id))) found.push(path.replaceAll(lead.id, ':lead').replaceAll(lead.territoryId, ':place'));
    }
    return found;
  }

  it.each(['observer', 'evaluator'] as const)('is named to its staff alone: %s', async (hat) => {
    expect(await betrayed(await app.as(hat, { cohortId: lead.cohortId }))).toEqual([]);
  });

  it('is counted for all, and read by those who recruit it', async () => {
    const observer = await app.as('observer', { cohortId: lead.cohortId });
    expect((await observer.get(`/cohorts/${lead.cohortId}`)).body.funnel).toMatchObject({ approached: 2 });
    expect((await observer.get(`/cohorts/${lead.cohortId}/recruiting`)).body.counts).toMatchObject({ approached: 2, engaged: 1 });
    const manager = await app.as('cohort_manager', { cohortId: lead.cohortId });
    expect((await manager.get(`/cohorts/${lead.cohortId}/board`)).body.met).toMatchObject([{ participationId: lead.id, name: 'Refus-sur-Lot' }]);
    expect((await manager.get(`/territories/${lead.territoryId}`)).body.participations).toMatchObject([{ id: lead.id }]);
  });
});

import { readConfig } from '../platform/config/config';
import type { Caller } from '../platform/testing/caller';
import { useApp } from '../platform/testing/use-app';
import { DemoLoader } from './demo-loader';
import facts from './facts/occitanie.json';

interface Facts {
  populationReported: number | null;
}

describe('the facts of the cohort, read through the API by its staff', () => {
  const app = useApp();
  let staff: Caller;
  let cohortId: string;

  beforeAll(async () => {
    await new DemoLoader(app.owner, readConfig(process.env)).load(1);
    const [manager] = await app.rows<{ personId: string; cohortId: string }>(
      `SELECT person_id AS "personId", cohort_id AS "cohortId" FROM hat WHERE hat = 'cohort_manager' AND withdrawn_at IS NULL LIMIT 1`,
    );
    cohortId = manager?.cohortId as string;
    staff = await app.signIn(manager?.personId as string);
  });

  it('are eight territories, thirteen gatherings of which nine are dated, and 160 interviews', async () => {
    const { body } = await staff.get(`/cohorts/${cohortId}`);
    expect(body.counts).toEqual({ territories: 8, gatherings: facts.checks.gatherings, interviews: facts.checks.interviews });
    expect(body.funnel).toMatchObject({ approached: 19, met: 12, engaged: 8 });

    const { body: list } = await staff.get(`/cohorts/${cohortId}/gatherings`);
    expect([list.total, list.items.filter((item: { heldOn: string | null }) => item.heldOn).length]).toEqual([facts.checks.gatherings, facts.checks.datedGatherings]);
  });

  it('flag the population of Le Vigan alone, with both figures and the list they come from', async () => {
    const { body } = await staff.get(`/cohorts/${cohortId}/board`);
    // The reported figure is told only when it differs by more than 15 %.
    const flagged = body.rows.map((row: { territory: Facts }) => row.territory).filter(({ populationReported }: Facts) => populationReported !== null);
    const { territory, reported, official } = facts.checks.populationToFlag;
    expect(flagged).toMatchObject([{ name: territory, population: official, populationReported: reported, populationYear: expect.any(Number), populationList: expect.any(String) }]);
  });

  it('are 32 effects, every limit, and two territories without the ally’s word', async () => {
    const { body } = await staff.get(`/cohorts/${cohortId}/effects`);
    expect([body.effects, body.limits]).toEqual([facts.checks.effectStatements, facts.checks.limits]);
    const names = (list: { territoryName: string }[]) => list.map(({ territoryName }) => territoryName).sort();
    expect(names(body.withoutAllyViewpoint)).toEqual([...facts.checks.territoriesWithoutAllyViewpoint].sort());
    expect(names(body.withoutTerritoryViewpoint)).toEqual(facts.checks.territoriesWithoutTerritoryViewpoint);
  });

  it('leave the Region out of the eight and tell its accompaniment apart: a note, three orientations, two actions, none carried out', async () => {
    const { items } = (await staff.get(`/cohorts/${cohortId}/institutions`)).body;
    expect(items).toEqual([expect.objectContaining({ name: facts.regionAccompaniment.territory, actions: 2, carriedOut: 0 })]);
    const { body } = await staff.get(`/participations/${items[0].id}/institution`);
    const kinds = body.items.map(({ kind }: { kind: string }) => kind);
    expect(['note', 'orientation', 'action', 'act', 'outcome'].map((kind) => kinds.filter((one: string) => one === kind).length)).toEqual([1, 3, 2, 2, 1]);
    expect(facts.regionAccompaniment.countsAmongTheEight).toBe(false);
  });

  it('say that Gruissan is in high season in July and August, and that Europe and the deputies were voted for in June 2024', async () => {
    const { items } = (await staff.get(`/cohorts/${cohortId}/busy-periods?from=2024-06-01&to=2024-07-15`)).body;
    expect(items.filter(({ kind }: { kind: string }) => kind === 'high_season').map(({ territoryName }: { territoryName: string }) => territoryName)).toEqual(['Gruissan']);
    expect(new Set(items.filter(({ kind }: { kind: string }) => kind === 'election').map(({ label }: { label: string }) => label))).toEqual(new Set(['Élections européennes', 'Élections législatives']));
  });
});

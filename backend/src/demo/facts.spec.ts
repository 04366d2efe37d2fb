import { readConfig } from '../platform/config/config';
import type { Caller } from '../platform/testing/caller';
import { useApp } from '../platform/testing/use-app';
import { DemoLoader } from './demo-loader';
import { companions, meetings } from './companions/companion';
import facts from './facts/occitanie.json';
import { tableOrder } from './rows/row-book';

interface Facts {
  populationReported: number | null;
}

describe('the facts of the cohort, read through the API by its staff', () => {
  const app = useApp();
  let staff: Caller;
  let cohortId: string;

  beforeAll(async () => {
    await new DemoLoader(app.owner, readConfig(process.env)).load(1, undefined, { companions: true });
    const [manager] = await app.rows<{ personId: string; cohortId: string }>(
      `SELECT person_id AS "personId", cohort_id AS "cohortId" FROM hat JOIN cohort c ON c.id = cohort_id
       WHERE hat = 'cohort_manager' AND withdrawn_at IS NULL AND c.name = 'Parcours Occitanie' ORDER BY person_id LIMIT 1`,
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

  describe('beside the cohort that goes on', () => {
    let companionId: string;
    const count = async (from: string) => (await app.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`))[0]?.count;

    beforeAll(async () => {
      const [companion] = await app.rows<{ id: string }>(`SELECT id FROM cohort WHERE name = 'Compagnons de route'`);
      companionId = companion?.id as string;
    });

    it('leaves the demo cohort the first of the list, with its own counts', async () => {
      const { items } = (await staff.get('/cohorts')).body;
      expect(items.map(({ name, territories }: { name: string; territories: number }) => [name, territories])).toEqual([['Parcours Occitanie', 8], ['Compagnons de route', 4]]);
      expect((await staff.get(`/cohorts/${items[0].id}/gatherings`)).body.total).toBe(13);
    });

    it('has something to come, something today and something that has just been', async () => {
      const list = async (when: string) => (await staff.get(`/cohorts/${companionId}/gatherings?when=${when}`)).body.items as { title: string; heldOn: string }[];
      // Counted from the day of the loading, whatever the day is by now.
      const [loading] = await app.rows<{ day: string }>(`SELECT (at AT TIME ZONE time_zone)::date::text AS day FROM audit_entry, network WHERE act = 'load-demo'`);
      const day = loading?.day as string;
      const dated = [...(await list('next')), ...(await list('past'))];
      const held = (when: (heldOn: string) => boolean) => dated.filter(({ heldOn }) => when(heldOn));
      expect(held((on) => on === day)).toMatchObject([{ title: 'Ce que chacun attend des autres' }]);
      expect([held((on) => on > day).length, held((on) => on < day).length, (await list('undated')).length]).toEqual([8, 2, 1]);
    });

    it('shows the places all taken, who waits, what people need, and who asks to come', async () => {
      const { items } = (await staff.get(`/cohorts/${companionId}/gatherings?when=next`)).body;
      const trip = items.find(({ title }: { title: string }) => title.startsWith('Voyage')).id;
      expect(await app.rows('SELECT access.seats_taken($1) AS taken, (SELECT count(*)::int FROM registration WHERE gathering_id = $1 AND waiting_since IS NOT NULL) AS waiting', [trip])).toEqual([{ taken: 12, waiting: 3 }]);
      expect(await count(`registration_need WHERE gathering_id = '${trip}'`)).toBe(6);
      expect((await staff.get(`/gatherings/${trip}/requests`)).body.items).toHaveLength(2);
    });

    it('fills, with the demo cohort, every table that the demo knows', async () => {
      for (const table of tableOrder) expect({ table, count: await count(table) }).not.toEqual({ table, count: 0 });
    });

    it('says that all its territories are invented, and reaches nobody', async () => {
      expect(await app.rows(`SELECT DISTINCT t.invented FROM territory t JOIN participation p ON p.territory_id = t.id WHERE p.cohort_id = $1`, [companionId])).toEqual([{ invented: true }]);
      expect(await count(`person_contact WHERE email !~ '@([a-z-]+\\.)*example\\.org$'`)).toBe(0);
      expect(await count(`outbox_message WHERE state IN ('queued', 'sending', 'deferred')`)).toBe(0);
    });

    it('names in its corpus only people whom the network knows', async () => {
      const named = new Set(meetings.flatMap(({ answers, tasks = [], speakers = {} }) => [...Object.keys(answers), ...tasks.map(([, person]) => person), ...Object.values(speakers).flat()]));
      const known = new Set(companions.map(({ key }) => key));
      expect([...named].filter((key) => !known.has(key)).sort()).toEqual(['basile', 'bilal', 'delegate:barre-des-cevennes:1', 'delegate:canohes:1', 'karim', 'pomme', 'salome', 'solene']);
    });
  });
});

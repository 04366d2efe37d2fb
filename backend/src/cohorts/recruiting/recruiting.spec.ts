import fc from 'fast-check';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';
import type { StageName } from '../participations/participation.contract';

const seed = Number(process.env['RECRUITING_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RECRUITING_RUNS'] ?? 25);

const stages: StageName[] = ['approached', 'interested', 'met', 'engaged', 'paused', 'completed', 'did_not_follow_up', 'stopped'];
const dayOf = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);

interface Reached {
  id: string;
  stage: StageName;
  reachedOn: string;
}

/** As somebody would count on paper: one territory after the other, one line after the other. */
function countedByHand(histories: Reached[][], day: string) {
  const counts = { approached: 0, interested: 0, met: 0, engaged: 0 };
  for (const history of histories) {
    let [known, candidate, met, walks] = [false, false, false, false];
    for (const { stage, reachedOn } of history) {
      if (reachedOn > day) continue;
      known = true;
      if (stage === 'interested') candidate = true;
      if (stage === 'met') met = true;
      if (stage === 'engaged' || stage === 'paused' || stage === 'completed' || stage === 'stopped') walks = candidate = met = true;
    }
    counts.approached += Number(known);
    counts.interested += Number(candidate);
    counts.met += Number(met);
    counts.engaged += Number(walks);
  }
  return counts;
}

describe('recruiting', () => {
  const app = useApp();
  let cohortId: string;
  let place: MadeParticipation;
  let manager: Caller;
  const recruiting = async (caller = manager, on?: string) => (await caller.get(`/cohorts/${cohortId}/recruiting${on ? `?on=${on}` : ''}`)).body;

  beforeEach(async () => {
    cohortId = await app.make.cohort();
    place = await app.make.participation({ cohort_id: cohortId });
    manager = await app.as('cohort_manager', { cohortId });
  });

  it(`counts who ever reached a stage as one would by hand, whatever was added, corrected or removed (seed ${seed})`, async () => {
    const act = fc.record({ kind: fc.constantFrom('add', 'add', 'correct', 'remove'), who: fc.nat(3), which: fc.nat(), stage: fc.constantFrom(...stages), day: fc.nat(40) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), fc.array(fc.nat(40), { minLength: 2, maxLength: 2 }), async (acts, days) => {
        cohortId = await app.make.cohort();
        await app.wear('cohort_manager', manager.personId, { cohortId });
        const places = await Promise.all([0, 1, 2, 3].map(() => app.make.participation({ cohort_id: cohortId })));
        const histories: Reached[][] = places.map(() => []);
        for (const { kind, who, which, stage, day } of acts) {
          const history = histories[who] as Reached[];
          const path = `/participations/${places[who]?.id}/stages`;
          const input = { stage, reachedOn: dayOf(day) };
          const known = history[which % Math.max(1, history.length)];
          if (kind === 'add' || !known) history.push({ ...input, id: (await manager.post(path, input)).body.id });
          else if (kind === 'correct') {
            expect((await manager.put(`${path}/${known.id}`, input)).status).toBe(204);
            Object.assign(known, input);
          } else {
            expect((await manager.delete(`${path}/${known.id}`)).status).toBe(204);
            history.splice(history.indexOf(known), 1);
          }
        }
        for (const day of days.map(dayOf)) {
          const { counts, leads } = await recruiting(manager, day);
          expect(counts).toEqual(countedByHand(histories, day));
          // A count opens the list that it counts.
          for (const [stage, count] of Object.entries(counts)) expect(leads.filter(({ reached }: { reached: string[] }) => reached.includes(stage))).toHaveLength(count as number);
        }
        expect((await manager.get(`/cohorts/${cohortId}`)).body.funnel).toEqual(countedByHand(histories, dayOf(400)));
      }),
      { numRuns, seed },
    );
  }, 120_000);

  it('keeps where a lead comes from, what comes next, when and by whom; the next step goes with the stage', async () => {
    const organisationId = await app.make.organisation({ name: 'Solagro' });
    const territoryId = await app.make.territory({ name: 'Castelvire' });
    const input = {
      territoryId, leadOrigin: 'ally_proposal', leadOrganisationId: organisationId, reachedOn: '2024-02-01', nextStep: 'Rappeler le maire', nextOn: '2024-02-15', nextById: manager.personId,
    };
    const { id } = (await manager.post(`/cohorts/${cohortId}/participations`, input)).body;
    expect((await recruiting()).leads).toMatchObject([
      { participationId: id, name: 'Castelvire', stage: 'approached', origin: { kind: 'ally_proposal', organisation: { name: 'Solagro' } }, next: { step: 'Rappeler le maire', on: '2024-02-15', by: { id: manager.personId } } },
    ]);
    await manager.post(`/participations/${id}/stages`, { stage: 'met', reachedOn: '2024-03-01' });
    expect((await recruiting()).leads[0]).toMatchObject({ stage: 'met', reached: ['approached', 'met'], next: { step: null, on: null, by: null } });
    expect((await manager.put(`/participations/${id}/next-step`, { nextStep: 'Envoyer la convention', nextOn: '2024-03-20' })).status).toBe(204);
    expect((await manager.put(`/participations/${id}/origin`, { leadOrigin: 'region_proposal' })).status).toBe(204);
    expect((await recruiting()).leads[0]).toMatchObject({ next: { step: 'Envoyer la convention', on: '2024-03-20', by: null }, origin: { kind: 'region_proposal', organisation: null } });
  });

  it('tells an observer how many were approached, names those who walk, and neither what comes next, nor by whom, nor what is noted of the mayor', async () => {
    await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: place.id, stage: 'met', reached_on: '2024-03-01', next_step: 'Rappeler', next_by_id: manager.personId });
    await manager.post(`/participations/${place.id}/executive-facts`, { kind: 'met', onDate: '2024-03-01' });
    const observer = await app.as('observer', { cohortId });
    expect(await recruiting(observer)).toMatchObject({ counts: { approached: 1, met: 1, engaged: 0 }, leads: [], presentations: null, staff: null, may: { move: false } });
    await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: place.id, stage: 'engaged', reached_on: '2024-04-01' });
    expect(await recruiting(observer)).toMatchObject({ counts: { approached: 1, met: 1, engaged: 1 }, leads: [{ stage: 'engaged', next: null, executive: null }] });
    expect((await (await app.as('delegate', { participationId: place.id })).get(`/cohorts/${cohortId}/recruiting`)).status).toBe(403);
    expect((await (await app.as('cohort_manager', { cohortId: await app.make.cohort() })).get(`/cohorts/${cohortId}/recruiting`)).status).toBe(404);
  });

  it('is its staff’s: a territory that did not engage yet answers nobody else of the cohort, whatever is asked of it', async () => {
    const name = `Vallon-Tenu ${place.id.slice(0, 6)}`;
    await app.rows('UPDATE territory SET name = $1 WHERE id = $2', [name, place.territoryId]);
    const stageId = await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: place.id, stage: 'met', reached_on: '2024-02-01' });
    const sibling = await app.make.participation({ cohort_id: cohortId });
    const others = await Promise.all([app.as('observer', { cohortId }), app.as('evaluator', { cohortId }), app.as('storyteller', { cohortId }), app.as('delegate', { participationId: sibling.id })]);
    const asked = async (caller: Caller) => {
      const paths = ['', '/delegates', '/project', '/effects', '/news', '/pages', '/shared-findings', '/institution', '/story', '/statements'];
      const statuses = await Promise.all(paths.map(async (path) => (await caller.get(`/participations/${place.id}${path}`)).status));
      const found = JSON.stringify((await caller.get(`/search?q=${encodeURIComponent(name)}`)).body).includes(place.id);
      return [...new Set([...statuses, found])];
    };
    for (const caller of others) expect(await asked(caller)).toEqual([404, false]);
    const own = await app.as('delegate', { participationId: place.id });
    expect([(await manager.get(`/participations/${place.id}`)).status, (await own.get(`/participations/${place.id}`)).status]).toEqual([200, 200]);
    await app.rows(`UPDATE participation_stage SET stage = 'engaged' WHERE id = $1`, [stageId]);
    for (const caller of others) expect((await caller.get(`/participations/${place.id}`)).status).toBe(200);
  });

  it('notes facts about the head of the executive once, with a date that has come, and has no room for an opinion', async () => {
    const facts = `/participations/${place.id}/executive-facts`;
    await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: place.id, stage: 'approached', reached_on: '2024-02-01' });
    const { id } = (await manager.post(facts, { kind: 'present', onDate: '2024-03-01' })).body;
    expect((await manager.post(facts, { kind: 'present', onDate: '2024-03-01' })).body.code).toBe('fact-known');
    expect((await manager.post(facts, { kind: 'met', onDate: '2999-01-01' })).body.code).toBe('fact-in-the-future');
    expect((await manager.post(facts, { kind: 'met', onDate: '2024-03-01', note: 'peu convaincu' })).status).toBe(400);
    expect((await recruiting()).leads[0].executive.facts).toEqual([{ id, kind: 'present', onDate: '2024-03-01' }]);
    expect((await manager.delete(`${facts}/${id}`)).status).toBe(204);
  });

  it('remembers which territories were at a presentation, and notes as met those that never were', async () => {
    const other = await app.make.participation({ cohort_id: cohortId });
    const stage = (participation_id: string, name: string, reached_on: string) => app.make.row('participation_stage', { cohort_id: cohortId, participation_id, stage: name, reached_on });
    await stage(place.id, 'approached', '2024-01-10');
    await stage(other.id, 'met', '2024-01-12');
    const input = { title: 'Rencontre de Toulouse', heldOn: '2024-02-06', participationIds: [place.id, other.id], noteMet: true };
    const { id } = (await manager.post(`/cohorts/${cohortId}/presentations`, input)).body;
    const seen = await recruiting();
    expect(seen.presentations).toEqual([{ id, title: 'Rencontre de Toulouse', place: null, heldOn: '2024-02-06', participationIds: expect.arrayContaining([place.id, other.id]) }]);
    expect(seen.leads.map(({ stages: list }: { stages: object[] }) => list.length).sort()).toEqual([1, 2]);
    expect((await manager.put(`/cohorts/${cohortId}/presentations/${id}`, { ...input, participationIds: [other.id], noteMet: false })).status).toBe(204);
    expect((await recruiting()).presentations[0].participationIds).toEqual([other.id]);
    const stranger = await app.make.participation();
    expect((await manager.post(`/cohorts/${cohortId}/presentations`, { ...input, participationIds: [stranger.id] })).body.code).toBe('unknown-territory');
    expect((await (await app.as('pivot_ally', { cohortId })).delete(`/cohorts/${cohortId}/presentations/${id}`)).status).toBe(403);
  });
});

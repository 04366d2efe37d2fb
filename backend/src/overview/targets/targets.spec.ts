import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('« Prévu et réalisé »', () => {
  const app = useApp();
  let cohortId: string;
  let place: MadeParticipation;
  let manager: Caller;
  const at = () => ({ cohort_id: cohortId, participation_id: place.id });
  const targets = async (caller: Caller, on?: string) => (await caller.get(`/targets?cohortId=${cohortId}${on ? `&on=${on}` : ''}`)).body;

  beforeEach(async () => {
    cohortId = await app.make.cohort({ region: 'Occitanie' });
    place = await app.make.participation({ cohort_id: cohortId });
    manager = await app.as('cohort_manager', { cohortId });
    await app.make.row('participation_stage', { ...at(), stage: 'met', reached_on: '2024-01-10' });
    await app.make.row('participation_stage', { ...at(), stage: 'engaged', reached_on: '2024-04-02' });
  });

  it('counts on a day what the application knows, and what somebody typed stands before it with its source', async () => {
    for (const indicator of ['territories_engaged', 'territories_met', 'gatherings', 'support_days', 'diagnostics_restituted', 'effects', 'interviews', 'people_present']) {
      expect((await manager.post(`/cohorts/${cohortId}/targets`, { indicator, target: 10 })).status).toBe(201);
    }
    const { id } = (await manager.post(`/cohorts/${cohortId}/targets`, { indicator: 'other', label: 'Personnes formées', target: 24 })).body;
    await app.make.gathering(cohortId, { held_on: '2024-05-07' });
    await app.make.row('support_day', { ...at(), organisation_id: await app.make.organisation(), on_date: '2024-05-20', days: 1.5, what_was_done: 'Atelier' });
    await app.make.diagnostic(place, { state: 'restituted', first_reading_on: '2024-05-01', restituted_on: '2024-05-10' });
    await app.make.row('effect', { ...at(), statement: 'On se parle', told_on: '2024-05-15' });
    await manager.post(`/targets/${id}/readings`, { onDate: '2024-05-01', value: 12, source: 'Tableau de la formation' });
    await manager.post(`/targets/${id}/readings`, { onDate: '2024-06-01', value: 20, source: 'Rapport final' });

    const counted = async (on: string) => Object.fromEntries((await targets(manager, on)).cohort.targets.map((one: { indicator: string; counted: number | null }) => [one.indicator, one.counted]));
    const nothing = { gatherings: 0, support_days: 0, diagnostics_restituted: 0, effects: 0, interviews: 0, people_present: 0, other: null };
    expect(await counted('2024-02-01')).toEqual({ ...nothing, territories_engaged: 0, territories_met: 1 });
    expect(await counted('2024-05-20')).toEqual({ territories_engaged: 1, territories_met: 1, gatherings: 1, support_days: 1.5, diagnostics_restituted: 1, effects: 1, interviews: 0, people_present: 0, other: null });
    const typed = async (on: string) => (await targets(manager, on)).cohort.targets.find((one: { id: string }) => one.id === id).typed;
    expect([await typed('2024-04-30'), (await typed('2024-05-31')).value, (await typed('2024-06-01')).value]).toEqual([null, 12, 20]);
    await manager.post(`/targets/${id}/readings`, { onDate: '2024-06-01', value: 21, source: 'Rapport final, corrigé' });
    expect(await typed('2024-06-01')).toEqual({ onDate: '2024-06-01', value: 21, source: 'Rapport final, corrigé' });
  });

  it('keeps the words that explain, which two people do not write over each other', async () => {
    const input = { indicator: 'territories_engaged', target: 40, explanation: '' };
    const { id } = (await manager.post(`/cohorts/${cohortId}/targets`, input)).body;
    const saved = await manager.put(`/targets/${id}`, { ...input, explanation: 'Un dispositif sans précédent.' }, { 'if-match': '"1"' });
    expect([saved.status, saved.headers['etag']]).toEqual([204, '"2"']);
    const late = await manager.put(`/targets/${id}`, { ...input, explanation: 'Autre chose.' }, { 'if-match': '"1"' });
    expect([late.status, late.body.current]).toMatchObject([412, { explanation: 'Un dispositif sans précédent.', version: 2 }]);
    expect((await manager.put(`/targets/${id}`, input)).status).toBe(428);
  });

  it('gives the programme’s targets to those who follow one of its cohorts, counted over all of them, and its writing to the administration alone', async () => {
    const elsewhere = await app.make.participation({ cohort_id: await app.make.cohort({ region: 'Grand Est' }) });
    await app.make.row('participation_stage', { cohort_id: elsewhere.cohortId, participation_id: elsewhere.id, stage: 'engaged', reached_on: '2024-04-02' });
    const admin = await app.as('network_admin');
    const regions = (await admin.post('/targets', { indicator: 'regions', target: 4 })).body.id;
    const territories = (await admin.post('/targets', { indicator: 'territories_engaged', target: 40 })).body.id;
    await admin.post(`/targets/${territories}/readings`, { onDate: '2025-01-21', value: 17, source: 'Rapport final' });
    const [before] = await app.rows<{ regions: number; engaged: number }>(
      `SELECT count(DISTINCT nullif(c.region, ''))::int AS regions, count(DISTINCT s.participation_id)::int AS engaged FROM participation_stage s JOIN cohort c ON c.id = s.cohort_id WHERE s.stage = 'engaged'`,
    );
    for (const hat of ['observer', 'evaluator', 'cohort_manager'] as const) {
      const reader = await app.as(hat, { cohortId });
      const { programme } = await targets(reader, '2025-01-21');
      expect(programme.targets).toMatchObject([{ id: regions, target: 4, counted: before?.regions }, { id: territories, target: 40, counted: before?.engaged, typed: { value: 17, source: 'Rapport final' } }]);
      expect(programme.may).toEqual({ write: false, erase: false });
      expect((await reader.post('/targets', { indicator: 'regions', target: 4 })).status).toBe(403);
      expect((await reader.delete(`/targets/${regions}`)).status).toBe(404);
    }
    expect((await (await app.as('delegate', { participationId: place.id })).get(`/targets?cohortId=${cohortId}`)).status).toBe(403);
    expect((await (await app.as('observer', { cohortId: elsewhere.cohortId })).get(`/targets?cohortId=${cohortId}`)).status).toBe(404);
    expect((await admin.delete(`/targets/${regions}`)).status).toBe(204);
    await app.rows('DELETE FROM programme_target WHERE cohort_id IS NULL');
  });
});

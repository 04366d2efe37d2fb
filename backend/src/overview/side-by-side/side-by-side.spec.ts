import { useApp } from '../../platform/testing/use-app';

describe('cohorts side by side', () => {
  const app = useApp();
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

  it('are a row each, of the reader’s own staff hats alone, with figures that a hand count finds', async () => {
    const [first, second, foreign] = [await app.make.cohort({ name: 'Occitanie', starts_on: '2024-05-07' }), await app.make.cohort({ name: 'Bretagne', starts_on: '2025-05-07' }), await app.make.cohort()];
    const manager = await app.as('cohort_manager', { cohortId: first });
    await app.wear('pivot_ally', manager.personId, { cohortId: second });
    await app.wear('observer', manager.personId, { cohortId: foreign });
    const place = await app.make.participation({ cohort_id: first });
    const other = await app.make.participation({ cohort_id: first });
    const met = await app.make.participation({ cohort_id: first });
    for (const [{ id }, stage] of [[place, 'engaged'], [other, 'engaged'], [met, 'met']] as const) await app.make.row('participation_stage', { cohort_id: first, participation_id: id, stage, reached_on: '2024-04-02' });
    await app.make.row('cohort_phase', { cohort_id: first, phase: 'diagnostic', starts_on: days(-20), ends_on: days(20) });
    await app.make.row('cohort_phase', { cohort_id: first, phase: 'evaluation', starts_on: days(1), ends_on: days(20) });
    await app.make.row('programme_target', { cohort_id: first, indicator: 'territories_engaged', target: 10 });
    const { personId } = await app.make.delegate(place);
    await app.make.delegate(place);
    await app.make.delegate(place, { category: 'state_agent', status: 'foreseen' });
    await app.make.delegate(other, { category: 'local_agent' });
    await app.make.delegate(met, { category: 'local_agent' });
    const at = { cohort_id: first, participation_id: place.id };
    const gathering_id = await app.make.gathering(first, { held_on: '2024-05-07' });
    const half_day_id = await app.make.row('gathering_half_day', { cohort_id: first, gathering_id, on_date: '2024-05-07', half: 'morning' });
    const registration_id = await app.make.row('registration', { ...at, gathering_id, person_id: personId, category: 'elected_official' });
    await app.make.row('registration', { ...at, gathering_id, person_id: await app.make.person(), category: 'local_agent' });
    await app.make.row('attendance', { cohort_id: first, gathering_id, registration_id, half_day_id });
    await app.make.diagnostic(place, { state: 'restituted', first_reading_on: '2024-09-01', restituted_on: '2024-09-15' });
    await app.make.diagnostic(other);
    await app.make.project(place);
    await app.make.row('support_day', { ...at, organisation_id: await app.make.organisation(), on_date: '2024-05-20', days: 1.5, what_was_done: 'Atelier' });
    await app.make.row('news', { ...at, body: 'Ça avance', told_on: '2024-08-20' });

    const { rows } = (await manager.get('/side-by-side')).body;
    expect(rows).toEqual([
      expect.objectContaining({ id: second, engaged: 0, engagedTarget: null, phases: [], seats: { count: 0, of: 0 }, presence: { count: 0, of: 0 }, lastNewsOn: null }),
      {
        id: first, name: 'Occitanie', region: '', startsOn: '2024-05-07', endsOn: null, phases: ['diagnostic'], engaged: 2, engagedTarget: 10, seats: { count: 2, of: 8 },
        presence: { count: 1, of: 2 }, diagnostics: { count: 1, of: 2 }, projects: 1, days: { count: 1.5, of: 16 }, lastNewsOn: '2024-08-20',
      },
    ]);
    expect((await (await app.as('observer', { cohortId: first })).get('/side-by-side')).status).toBe(403);
  });
});

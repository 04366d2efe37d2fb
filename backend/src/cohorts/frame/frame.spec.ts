import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';

describe('the frame of a cohort', () => {
  const app = useApp();
  let cohortId: string;
  let manager: Caller;
  const read = async (caller: Caller, id = cohortId) => (await caller.get(`/cohorts/${id}`)).body;

  beforeEach(async () => {
    cohortId = await app.make.cohort({ starts_on: '2024-05-07', support_days_default: 6 });
    manager = await app.as('cohort_manager', { cohortId });
  });

  it('has phases that overlap, written by its staff', async () => {
    const phases = `/cohorts/${cohortId}/phases`;
    const { id } = (await manager.post(phases, { phase: 'common_core', startsOn: '2024-05-07', endsOn: '2025-01-21' })).body;
    expect((await manager.post(phases, { phase: 'diagnostic', startsOn: '2024-05-21', endsOn: '2024-09-13' })).status).toBe(201);
    expect((await manager.post(phases, { phase: 'diagnostic', startsOn: '2024-05-21', endsOn: '2024-10-01' })).body.code).toBe('phase-twice');
    expect((await manager.put(`${phases}/${id}`, { phase: 'common_core', startsOn: '2024-05-07', endsOn: '2024-01-01' })).body.errors[0].pointer).toBe('/endsOn');
    expect((await manager.put(`${phases}/${id}`, { phase: 'common_core', startsOn: '2024-06-01', endsOn: '2025-02-01' })).status).toBe(204);
    expect((await read(manager)).phases).toMatchObject([{ phase: 'diagnostic' }, { id, startsOn: '2024-06-01', endsOn: '2025-02-01' }]);
    const other = await app.make.cohort();
    await app.wear('cohort_manager', manager.personId, { cohortId: other });
    expect((await manager.delete(`/cohorts/${other}/phases/${id}`)).status).toBe(404);
    expect((await (await app.as('pivot_ally', { cohortId })).delete(`${phases}/${id}`)).status).toBe(403);
    expect((await (await app.as('observer', { cohortId })).post(phases, { phase: 'evaluation', startsOn: '2024-11-05', endsOn: '2025-01-21' })).status).toBe(403);
    expect((await manager.delete(`${phases}/${id}`)).status).toBe(204);
  });

  it('names its partners between two dates; whom to call there is for staff alone', async () => {
    const contactId = await app.make.person({ givenName: 'Oriane', familyName: 'Vasseur', email: 'oriane@example.org' });
    const organisationId = await app.make.organisation({ name: 'Quadrant Conseil' });
    const input = { organisationId, role: 'embedded_evaluator', startsOn: '2024-05-07', endsOn: null, contactId };
    const { id } = (await manager.post(`/cohorts/${cohortId}/partners`, input)).body;
    expect((await manager.post(`/cohorts/${cohortId}/partners`, input)).body.code).toBe('partner-twice');
    expect((await read(manager)).partners).toMatchObject([{ id, organisation: 'Quadrant Conseil', role: 'embedded_evaluator', startsOn: '2024-05-07', contact: { name: 'Oriane Vasseur', email: 'oriane@example.org' } }]);
    for (const hat of ['observer', 'evaluator', 'storyteller'] as const) expect((await read(await app.as(hat, { cohortId }))).partners).toMatchObject([{ organisation: 'Quadrant Conseil', contact: null }]);
    expect((await manager.put(`/cohorts/${cohortId}/partners/${id}`, { ...input, endsOn: '2024-12-31', contactId: null })).status).toBe(204);
    expect((await read(manager)).partners).toMatchObject([{ endsOn: '2024-12-31', contact: null }]);
    expect((await manager.delete(`/cohorts/${cohortId}/partners/${id}`)).status).toBe(204);
    expect((await read(manager)).partners).toEqual([]);
  });

  it('gives its shape to a new cohort, dates moved, what was chosen alone', async () => {
    const admin = await app.as('network_admin');
    for (const [phase, startsOn, endsOn] of [['common_core', '2024-05-07', '2025-01-21'], ['evaluation', '2024-11-05', '2025-01-21']]) {
      await manager.post(`/cohorts/${cohortId}/phases`, { phase, startsOn, endsOn });
    }
    await app.make.row('cohort_partner', { cohort_id: cohortId, organisation_id: await app.make.organisation({ name: 'La Région' }), role: 'funder', starts_on: '2024-05-07', contact_id: await app.make.person() });
    await app.make.row('programme_target', { cohort_id: cohortId, indicator: 'territories_engaged', target: 10, due_on: '2024-12-31', explanation: 'ce qui s’est passé ici' });
    await app.make.gathering(cohortId);
    await app.make.participation({ cohort_id: cohortId });

    const shape = (await admin.get(`/cohorts/${cohortId}/shape?startsOn=2026-05-05`)).body;
    expect(shape).toMatchObject({
      cohort: { startsOn: '2026-05-05', supportDaysDefault: 6 },
      phases: [{ phase: 'common_core', startsOn: '2026-05-05', endsOn: '2027-01-19' }, { phase: 'evaluation', startsOn: '2026-11-03', endsOn: '2027-01-19' }],
      partners: [{ organisation: 'La Région', startsOn: '2026-05-05' }],
      targets: [{ indicator: 'territories_engaged', target: 10, dueOn: '2026-12-29' }],
    });
    const cohort = { name: 'Parcours Bretagne', startsOn: '2026-05-05' };
    const { id } = (await admin.post(`/cohorts/${cohortId}/copies`, { cohort, phaseIds: [shape.phases[0].id], partnerIds: [shape.partners[0].id], targetIds: [shape.targets[0].id] })).body;
    const newcomer = await app.as('cohort_manager', { cohortId: id });
    expect(await read(newcomer, id)).toMatchObject({
      name: 'Parcours Bretagne', supportDaysDefault: 6, gatherings: [], counts: { territories: 0 },
      phases: [{ phase: 'common_core', startsOn: '2026-05-05' }], partners: [{ organisation: 'La Région', role: 'funder', contact: null }],
    });
    expect((await newcomer.get(`/targets?cohortId=${id}`)).body.cohort.targets).toMatchObject([{ indicator: 'territories_engaged', target: 10, dueOn: '2026-12-29', explanation: '' }]);
    const place = (await newcomer.post(`/cohorts/${id}/participations`, { territoryId: await app.make.territory(), reachedOn: '2026-01-12' })).body;
    expect((await newcomer.get(`/participations/${place.id}`)).body.support.budget).toBe(6);
    expect((await manager.get(`/cohorts/${cohortId}/shape`)).status).toBe(403);
    const elsewhere = await app.make.row('cohort_phase', { cohort_id: id, phase: 'evaluation', starts_on: '2026-11-05', ends_on: '2027-01-21' });
    expect((await admin.post(`/cohorts/${cohortId}/copies`, { cohort, phaseIds: [elsewhere] })).body.code).toBe('shape-changed');
  });
});

import type { HatName } from '../../platform/auth/right';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

const hats: HatName[] = ['network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];
const ofTheCohort: HatName[] = ['pivot_ally', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];

/** Who may give which hat: what trust.md says, in one table. */
const givers: Partial<Record<HatName, HatName[]>> = {
  network_admin: ['network_admin', 'cohort_manager', ...ofTheCohort],
  cohort_manager: [...ofTheCohort, 'diagnostic_lead'],
  pivot_ally: ['diagnostic_lead'],
  diagnostic_lead: ['interviewer', 'diagnostic_supervisor'],
};

describe('hats', () => {
  const app = useApp();
  let participation: MadeParticipation;
  let diagnosticId: string;
  let elsewhere: MadeParticipation;
  let diagnosticElsewhere: string;
  let organisationId: string;

  beforeAll(async () => {
    organisationId = await app.make.organisation();
    [participation, elsewhere] = [await app.make.participation(), await app.make.participation()];
    [diagnosticId, diagnosticElsewhere] = [await app.make.diagnostic(participation), await app.make.diagnostic(elsewhere)];
  });

  const wearer = (hat: HatName, diagnostic = diagnosticId, { cohortId } = participation) =>
    app.as(hat, hat === 'network_admin' ? {} : ['cohort_manager', 'pivot_ally', 'evaluator', 'storyteller', 'observer'].includes(hat) ? { cohortId } : { diagnosticId: diagnostic });

  /** Somebody whom a diagnostic's team may be made of. */
  async function ally(): Promise<string> {
    const personId = await app.make.person();
    await app.rows('UPDATE person SET organisation_id = $2 WHERE id = $1', [personId, organisationId]);
    return personId;
  }

  function give(giver: Caller, hat: HatName, personId: string, { id, cohortId } = participation, diagnostic = diagnosticId) {
    if (hat === 'diagnostic_lead') return giver.post(`/diagnostics/${diagnostic}/lead`, { personId });
    if (['interviewer', 'diagnostic_supervisor'].includes(hat)) return giver.post(`/diagnostics/${diagnostic}/team`, { personId, hat });
    return giver.post('/hats', {
      personId,
      hat,
      cohortId: hat === 'network_admin' ? null : cohortId,
      participationId: ['project_ally', 'delegate'].includes(hat) ? id : null,
    });
  }

  it.each(hats)('are given by « %s » to others, as the table says and no further', async (hat) => {
    const giver = await wearer(hat);
    for (const asked of hats) {
      const { status } = await give(giver, asked, await ally());
      expect([asked, status === 201]).toEqual([asked, (givers[hat] ?? []).includes(asked)]);
      const outside = await give(giver, asked, await ally(), elsewhere, diagnosticElsewhere);
      expect([asked, 'elsewhere', outside.status === 201]).toEqual([asked, 'elsewhere', hat === 'network_admin' && (givers[hat] ?? []).includes(asked)]);
    }
  });

  it.each(hats)('are never given to oneself, not even « %s »', async (hat) => {
    for (const asked of hats) {
      const giver = await wearer(hat);
      const before = await app.rows('SELECT id FROM hat WHERE person_id = $1', [giver.personId]);
      expect((await give(giver, asked, giver.personId)).status).toBeGreaterThanOrEqual(400);
      expect(await app.rows('SELECT id FROM hat WHERE person_id = $1', [giver.personId])).toEqual(before);
    }
  });

  it('stop at the very next request once withdrawn', async () => {
    const [admin, manager] = [await app.as('network_admin'), await wearer('cohort_manager')];
    const path = `/cohorts/${participation.cohortId}/outbox`;
    expect((await manager.get(path)).status).toBe(200);
    const { body } = await admin.get(`/hats?personId=${manager.personId}`);
    expect((await admin.delete(`/hats/${body.items[0].id}`)).status).toBe(204);
    expect((await manager.get(path)).status).toBe(404);
    expect((await admin.get(`/hats?personId=${manager.personId}`)).body.items).toEqual([]);
    expect((await admin.get(`/hats?personId=${manager.personId}&show=all`)).body.items[0]).toMatchObject({ state: 'withdrawn', mayWithdraw: false });
    expect((await admin.delete(`/hats/${body.items[0].id}`)).status).toBe(404);
  });

  it('are withdrawn by the staff of their cohort, of no other, and by nobody who only reads them', async () => {
    const hatId = await app.wear('evaluator', await app.make.person(), { cohortId: participation.cohortId });
    for (const [caller, status] of [
      [await wearer('cohort_manager', diagnosticElsewhere, elsewhere), 404],
      [await wearer('pivot_ally'), 403],
      [await wearer('delegate'), 404],
      [await app.as('person'), 404],
      [await wearer('cohort_manager'), 204],
    ] as const) {
      expect((await caller.delete(`/hats/${hatId}`)).status).toBe(status);
    }
  });

  it('of a diagnostic are withdrawn by its lead, and those of the lead are not', async () => {
    const [lead, other] = [await wearer('diagnostic_lead'), await wearer('diagnostic_lead', diagnosticElsewhere, elsewhere)];
    const { body } = await lead.post(`/diagnostics/${diagnosticId}/team`, { personId: await ally(), hat: 'interviewer' });
    expect((await other.delete(`/diagnostics/${diagnosticId}/team/${body.id}`)).status).toBe(404);
    expect((await other.delete(`/diagnostics/${diagnosticElsewhere}/team/${body.id}`)).status).toBe(404);
    expect((await lead.delete(`/diagnostics/${diagnosticId}/team/${body.id}`)).status).toBe(204);
    const [leads] = (await lead.get(`/hats?diagnosticId=${diagnosticId}&hat=diagnostic_lead`)).body.items;
    expect((await lead.delete(`/diagnostics/${diagnosticId}/team/${leads.id}`)).status).toBe(404);
  });

  it('of a lead work once the other of manager and pivot ally has confirmed', async () => {
    const place = await app.make.participation();
    const diagnostic = await app.make.diagnostic(place);
    const [manager, second, pivot] = [await app.as('cohort_manager', place), await app.as('cohort_manager', place), await app.as('pivot_ally', place)];
    const lead = await app.as('person', { personId: await ally() });
    const { body } = await manager.post(`/diagnostics/${diagnostic}/lead`, { personId: lead.personId });

    expect((await lead.get('/auth/me')).body.hats).toEqual([]);
    expect((await lead.post(`/diagnostics/${diagnostic}/team`, { personId: await ally(), hat: 'interviewer' })).status).toBe(404);
    expect((await manager.put(`/diagnostics/${diagnostic}/lead/${body.id}/confirmation`)).status).toBe(422);
    expect(await second.put(`/diagnostics/${diagnostic}/lead/${body.id}/confirmation`)).toMatchObject({ status: 422, body: { code: 'lead-confirmed-by-two' } });
    expect((await lead.put(`/diagnostics/${diagnostic}/lead/${body.id}/confirmation`)).status).not.toBe(204);
    expect((await pivot.get(`/hats?diagnosticId=${diagnostic}`)).body.items[0]).toMatchObject({ state: 'awaiting', mayConfirm: true });
    expect((await pivot.put(`/diagnostics/${diagnostic}/lead/${body.id}/confirmation`)).status).toBe(204);

    expect((await lead.get('/auth/me')).body.hats).toMatchObject([{ hat: 'diagnostic_lead' }]);
    expect((await lead.post(`/diagnostics/${diagnostic}/team`, { personId: await ally(), hat: 'interviewer' })).status).toBe(201);
    expect((await pivot.put(`/diagnostics/${diagnostic}/lead/${body.id}/confirmation`)).status).toBe(404);
  });

  it('of a lead are not confirmed by a pivot ally whom the manager named, nor by a manager whom the pivot ally named', async () => {
    const place = await app.make.participation();
    const diagnostic = await app.make.diagnostic(place);
    const manager = await app.as('cohort_manager', place);
    const named = await app.as('person');
    expect((await manager.post('/hats', { personId: named.personId, hat: 'pivot_ally', cohortId: place.cohortId })).status).toBe(201);
    const { body } = await manager.post(`/diagnostics/${diagnostic}/lead`, { personId: await ally() });
    expect(await named.put(`/diagnostics/${diagnostic}/lead/${body.id}/confirmation`)).toMatchObject({ status: 422, body: { code: 'lead-confirmed-by-two' } });
    const { body: other } = await named.post(`/diagnostics/${diagnostic}/lead`, { personId: await ally() });
    expect(await manager.put(`/diagnostics/${diagnostic}/lead/${other.id}/confirmation`)).toMatchObject({ status: 422, body: { code: 'lead-confirmed-by-two' } });
  });

  it('keep an observer apart from the diagnostics of the cohort, whichever comes first', async () => {
    const [manager, lead] = [await wearer('cohort_manager'), await wearer('diagnostic_lead')];
    const observer = await ally();
    expect((await give(manager, 'observer', observer)).status).toBe(201);
    expect(await give(lead, 'interviewer', observer)).toMatchObject({ status: 422, body: { code: 'observer-apart' } });
    const interviewer = await ally();
    expect((await give(lead, 'interviewer', interviewer)).status).toBe(201);
    expect(await give(manager, 'observer', interviewer)).toMatchObject({ status: 422, body: { code: 'observer-apart' } });
    expect((await give(await wearer('cohort_manager', diagnosticElsewhere, elsewhere), 'observer', interviewer, elsewhere)).status).toBe(201);
  });

  it('are worn once in one place, between their two dates', async () => {
    const [manager, personId] = [await wearer('cohort_manager'), await app.make.person()];
    const input = { personId, hat: 'evaluator', cohortId: participation.cohortId, startsOn: '2100-01-01', endsOn: '2100-06-30' };
    expect((await manager.post('/hats', { ...input, endsOn: '2099-01-01' })).status).toBe(400);
    expect((await manager.post('/hats', input)).status).toBe(201);
    expect(await manager.post('/hats', input)).toMatchObject({ status: 409, body: { code: 'hat-worn-already' } });
    expect((await manager.get(`/hats?personId=${personId}`)).body.items).toMatchObject([{ state: 'coming', startsOn: '2100-01-01', endsOn: '2100-06-30' }]);
  });

  it('are listed with the names of their places, to those who may read them', async () => {
    const admin = await app.as('network_admin');
    const personId = await app.make.person({ givenName: 'Nadia', familyName: 'Benali' });
    await app.wear('delegate', personId, { participationId: participation.id });
    const [territory] = await app.rows<{ name: string }>('SELECT name FROM territory WHERE id = $1', [participation.territoryId]);
    expect((await admin.get(`/hats?personId=${personId}`)).body.items).toMatchObject([
      { person: { name: 'Nadia Benali' }, label: 'équipe du territoire', cohort: { id: participation.cohortId }, territoryName: territory?.name, state: 'live' },
    ]);
    expect((await admin.get(`/cohorts/${participation.cohortId}/hat-scopes`)).body.items).toContainEqual({ participationId: participation.id, territoryName: territory?.name, diagnosticId });
    expect((await (await wearer('cohort_manager', diagnosticElsewhere, elsewhere)).get(`/hats?personId=${personId}`)).body.items).toEqual([]);
    expect((await (await app.as('person')).get(`/cohorts/${participation.cohortId}/hat-scopes`)).status).toBe(404);
  });

  it('leave a trace: who gave what to whom', async () => {
    const [manager, personId] = [await wearer('cohort_manager'), await app.make.person()];
    const { body } = await give(manager, 'evaluator', personId);
    expect(await app.rows('SELECT act, person_id, for_person_id, cohort_id FROM audit_entry WHERE record_id = $1', [body.id])).toEqual([
      { act: 'create', person_id: manager.personId, for_person_id: personId, cohort_id: participation.cohortId },
    ]);
  });
});

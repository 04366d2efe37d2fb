import type { Caller } from '../platform/testing/caller';
import { useApp } from '../platform/testing/use-app';

describe('a diagnostic', () => {
  const app = useApp();
  let cohortId: string;
  let participationId: string;
  let diagnosticId: string;
  let manager: Caller;
  let pivot: Caller;
  let lead: Caller;
  let ally: string;
  let organisation: string;

  const person = async (organisationId = organisation) => {
    const id = await app.make.person();
    await app.rows('UPDATE person SET organisation_id = $2 WHERE id = $1', [id, organisationId]);
    return id;
  };

  beforeEach(async () => {
    const participation = await app.make.participation();
    ({ cohortId, id: participationId } = participation);
    diagnosticId = await app.make.diagnostic(participation);
    organisation = await app.make.organisation({ kind: 'ally' });
    ally = await person();
    manager = await app.as('cohort_manager', { cohortId });
    pivot = await app.as('pivot_ally', { cohortId });
    lead = await app.as('diagnostic_lead', { diagnosticId });
  });

  const at = (path = '') => `/diagnostics/${diagnosticId}${path}`;
  const dates = (extra: Record<string, unknown> = {}) => ({ state: 'analysis', firstReadingOn: null, restitutedOn: null, publicRestitutionOn: null, ...extra });
  const points = async (count: number) => {
    for (let index = 1; index <= count; index += 1) await lead.post(at('/findings'), { kind: 'strength', statement: `Point numéro ${index}` });
    return (await lead.get(at('/findings'))).body.items as { id: string; statement: string; position: number; version: number }[];
  };

  it('is opened by staff, once a territory', async () => {
    const other = await app.make.participation({ cohort_id: cohortId });
    const created = await manager.post(`/participations/${other.id}/diagnostic`, { organisationId: organisation });
    expect(created.status).toBe(201);
    expect(await manager.post(`/participations/${other.id}/diagnostic`, {})).toMatchObject({ status: 409, body: { code: 'diagnostic-exists' } });
    expect((await lead.post(`/participations/${participationId}/diagnostic`, {})).status).toBe(403);
  });

  it('shows staff numbers by kind of actor against the plan, and nobody met', async () => {
    await lead.put(at('/plan'), { items: [{ category: 'elected_official', planned: 4 }, { category: 'resident', planned: 2 }] });
    const interviewer = await app.as('interviewer', { diagnosticId });
    await interviewer.post(at('/interviews'), { category: 'elected_official', heldOn: '2024-06-12', notes: 'confidence' });
    const { body } = await manager.get(at());
    expect(body).toMatchObject({ state: 'interviews', may: { readInterviews: false, proposeLead: true, composeTeam: false, writeFindings: false } });
    expect(body.progress).toEqual([
      { category: 'elected_official', planned: 4, held: 1, closed: 0 }, { category: 'local_agent', planned: 0, held: 0, closed: 0 },
      { category: 'socio_economic_actor', planned: 0, held: 0, closed: 0 }, { category: 'state_agent', planned: 0, held: 0, closed: 0 },
      { category: 'resident', planned: 2, held: 0, closed: 0 },
    ]);
    expect((await manager.get(at('/interviews'))).status).toBe(403);
    const listed = (await manager.get(`/diagnostics?cohortId=${cohortId}`)).body.items;
    expect(listed).toMatchObject([{ id: diagnosticId, progress: body.progress, leadName: expect.any(String) }]);
    await app.rows(`UPDATE hat SET starts_on = current_date - 30, ends_on = current_date - 3 WHERE diagnostic_id = $1 AND hat = 'diagnostic_lead'`, [diagnosticId]);
    expect((await manager.get(at())).body.leadName).toBeNull();
  });

  it.each(['observer', 'evaluator', 'delegate'] as const)('tells one number to a %s, on its page, in the list and in the file: never who by kind of actor', async (hat) => {
    await lead.put(at('/plan'), { items: [{ category: 'state_agent', planned: 4 }, { category: 'resident', planned: 2 }] });
    const interviewer = await app.as('interviewer', { diagnosticId });
    for (const category of ['state_agent', 'resident', 'resident']) await interviewer.post(at('/interviews'), { category, heldOn: '2024-06-12', notes: 'confidence' });
    const reader = await app.as(hat, hat === 'delegate' ? { participationId } : { cohortId });
    const [{ body: page }, { body: list }] = [await reader.get(at()), await reader.get('/diagnostics')];
    for (const seen of [page, list.items[0]]) expect(seen).toMatchObject({ state: 'interviews', total: { planned: 6, held: 3 }, progress: null });
    const file = async (caller: Caller) => (await caller.get('/diagnostics?format=csv')).bytes.toString('utf8');
    expect(await file(reader)).toContain('Entretiens menés');
    expect(await file(reader)).not.toContain('rencontrés');
    expect(await file(manager)).toContain('rencontrés');
  });

  it('is listed to those whose hats reach it, and to nobody else', async () => {
    const outsider = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await outsider.get('/diagnostics')).body.items).toEqual([]);
    expect((await outsider.get(at())).status).toBe(404);
    expect((await lead.get('/diagnostics')).body.items).toHaveLength(1);
    const delegate = await app.as('delegate', { participationId });
    expect((await delegate.get(at())).body).toMatchObject({ team: [], readers: [], progress: null, may: { readInterviews: false, readFindings: false } });
  });

  it('has its first lead proposed by one of manager and pivot ally, and confirmed by the other', async () => {
    const { body: proposed } = await manager.post(at('/lead'), { personId: ally });
    const candidate = await app.as('person', { personId: ally });
    expect((await candidate.get(at('/interviews'))).status).toBe(404);
    expect(await manager.put(at(`/lead/${proposed.id}/confirmation`))).toMatchObject({ status: 422 });
    const otherManager = await app.as('cohort_manager', { cohortId });
    expect(await otherManager.put(at(`/lead/${proposed.id}/confirmation`))).toMatchObject({ body: { code: 'lead-confirmed-by-two' } });
    expect((await pivot.put(at(`/lead/${proposed.id}/confirmation`))).status).toBe(204);
    expect((await candidate.get(at('/interviews'))).status).toBe(200);
    expect((await pivot.delete(at(`/lead/${proposed.id}`))).status).toBe(204);
    expect((await candidate.get(at('/interviews'))).status).toBe(404);
    expect(await app.rows(`SELECT act FROM audit_entry WHERE record_id = $1 AND object = 'hat' ORDER BY id`, [proposed.id])).toEqual([{ act: 'propose' }, { act: 'confirm' }, { act: 'withdraw' }]);
  });

  it('has its team given by its lead, from the network’s allies, shown to the team, and withdrawn at once', async () => {
    expect((await lead.get(at('/candidates'))).body.items).toContainEqual(expect.objectContaining({ personId: ally }));
    const { status, body } = await lead.post(at('/team'), { personId: ally, hat: 'interviewer' });
    expect(status).toBe(201);
    const interviewer = await app.as('person', { personId: ally });
    const page = (await interviewer.get(at())).body;
    expect(page.team).toContainEqual(expect.objectContaining({ hatId: body.id, hat: 'interviewer', confirmed: true }));
    expect(page.readers).toHaveLength(2);
    expect((await manager.post(at('/team'), { personId: ally, hat: 'diagnostic_supervisor' })).status).toBe(403);
    expect((await lead.delete(at(`/team/${body.id}`))).status).toBe(204);
    expect((await interviewer.get(at('/interviews'))).status).toBe(404);
  });

  it('takes neither an observer of the cohort, nor oneself, nor somebody who is no ally', async () => {
    await app.wear('observer', ally, { cohortId });
    expect((await lead.post(at('/team'), { personId: ally, hat: 'interviewer' })).body.code).toBe('observer-apart');
    expect((await lead.post(at('/team'), { personId: lead.personId, hat: 'interviewer' })).body.code).toBe('own-hat');
    const stranger = await person(await app.make.organisation({ kind: 'local_authority' }));
    expect((await lead.post(at('/team'), { personId: stranger, hat: 'interviewer' })).body.code).toBe('not-an-ally');
  });

  it('keeps seven points at most, in the order chosen, each saved over the version read', async () => {
    const items = await points(7);
    expect((await lead.post(at('/findings'), { kind: 'tension', statement: 'Un de trop' })).body.code).toBe('seven-at-most');
    const ids = items.map(({ id }) => id).reverse();
    expect((await lead.put(at('/order-of-findings'), { ids })).status).toBe(204);
    expect((await lead.get(at('/findings'))).body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect((await lead.put(at('/order-of-findings'), { ids: ids.slice(1) })).body.code).toBe('order-incomplete');
    const one = at(`/findings/${ids[0]}`);
    expect((await lead.put(one, { kind: 'weakness', statement: 'Mieux dit' }, { 'if-match': '"1"' })).headers['etag']).toBe('"2"');
    expect(await lead.put(one, { kind: 'weakness', statement: 'Trop tard' }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { current: { statement: 'Mieux dit', version: 2 } } });
    expect((await lead.delete(one)).status).toBe(204);
    expect((await lead.get(at('/findings'))).body.items.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await manager.get(at('/findings'))).status).toBe(403);
  });

  it('shares three to seven points after the first reading, unchanged from then on', async () => {
    const delegate = await app.as('delegate', { participationId });
    const [first] = await points(2);
    expect((await lead.post(at('/sharing'))).body.code).toBe('before-first-reading');
    await lead.put(at(), dates({ firstReadingOn: app.today }), { 'if-match': '"1"' });
    expect((await lead.post(at('/sharing'))).body.code).toBe('three-at-least');
    await lead.post(at('/findings'), { kind: 'opportunity', statement: 'Le troisième' });
    expect((await delegate.get(`/participations/${participationId}/shared-findings`)).body.items).toEqual([]);
    expect((await lead.get(at('/sharing'))).body.items.map(({ hat }: { hat: string }) => hat)).toEqual(expect.arrayContaining(['delegate', 'cohort_manager', 'pivot_ally']));
    expect((await lead.post(at('/sharing'))).status).toBe(204);
    expect((await delegate.get(`/participations/${participationId}/shared-findings`)).body.items).toHaveLength(3);
    expect((await lead.put(at(`/findings/${first?.id}`), { kind: 'strength', statement: 'Autre chose' }, { 'if-match': '"1"' })).body.code).toBe('already-shared');
    expect((await lead.delete(at(`/findings/${first?.id}`))).body.code).toBe('already-shared');
    expect((await lead.put(at(), dates(), { 'if-match': '"2"' })).body.code).toBe('already-shared');
    const elsewhere = await app.as('delegate', { participationId: (await app.make.participation({ cohort_id: cohortId })).id });
    expect((await elsewhere.get(`/participations/${participationId}/shared-findings`)).status).toBe(403);
  });

  it('is told first to the head of the executive: no restitution before', async () => {
    const save = (input: Record<string, unknown>) => lead.put(at(), dates(input), { 'if-match': '"1"' });
    expect(await save({ restitutedOn: '2024-10-01' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/restitutedOn' }] } });
    expect((await save({ firstReadingOn: '2024-10-01', restitutedOn: '2024-09-01' })).status).toBe(400);
    expect((await save({ firstReadingOn: '2024-09-01', restitutedOn: '2024-10-01' })).status).toBe(204);
    expect((await manager.get(at())).body).toMatchObject({ state: 'restituted', firstReadingOn: '2024-09-01', version: 2 });
    expect((await save({ firstReadingOn: '2024-09-01' })).status).toBe(412);
  });
});

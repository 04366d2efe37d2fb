import { useApp } from '../../platform/testing/use-app';
import { Ground, webinar } from '../testing/ground';

const group = { name: 'Eau et sobriété', purpose: 'Partager ce qui marche.', startsOn: '2024-06-01' };

describe('a working group', () => {
  const app = useApp();
  const ground = () => Ground.of(app);

  it('has members between dates, an animator, and gatherings of its own', async () => {
    const { manager, canohes } = await ground();
    const animatorId = await app.make.person({ givenName: 'Oriane', familyName: 'Vidalenc' });
    const personId = await app.make.person({ givenName: 'Paul', familyName: 'Azéma' });
    const path = `/cohorts/${canohes.cohortId}/working-groups`;
    const id = (await manager.post(path, { ...group, animatorId })).body.id;
    const member = (await manager.post(`/working-groups/${id}/members`, { personId, startsOn: '2024-06-01', endsOn: '2024-12-31' })).body.id;
    const twice = await manager.post(`/working-groups/${id}/members`, { personId, startsOn: '2024-12-31' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'already-member', errors: [{ pointer: '/startsOn' }] } });
    await manager.post(`/working-groups/${id}/members`, { personId: animatorId, startsOn: '2024-06-01' });
    const gathering = (await manager.post(`/cohorts/${canohes.cohortId}/gatherings`, { ...webinar, workingGroupId: id })).body.id;

    const view = (await manager.get(`/working-groups/${id}`)).body;
    expect(view).toMatchObject({ ...group, animator: { personId: animatorId, name: 'Oriane Vidalenc' }, gatherings: [{ id: gathering, past: false }], may: { update: true, delete: true, plan: true } });
    expect(view.members.map(({ name, current }: { name: string; current: boolean }) => [name, current])).toEqual([['Oriane Vidalenc', true], ['Paul Azéma', false]]);
    expect((await manager.get(path)).body).toMatchObject({ items: [{ id, memberCount: 1, gatheringCount: 1, nextOn: webinar.heldOn }], mayCreate: true });
    expect((await manager.get(`/gatherings/${gathering}`)).body.workingGroup).toEqual({ id, name: group.name });

    expect(await manager.delete(`/working-groups/${id}`)).toMatchObject({ status: 409, body: { code: 'group-has-gatherings' } });
    expect((await manager.put(`/working-groups/${id}/members/${member}`, { startsOn: '2024-06-01', endsOn: '2024-05-01' })).body.errors[0].pointer).toBe('/endsOn');
    expect((await manager.delete(`/working-groups/${id}/members/${member}`)).status).toBe(204);
  });

  it('is named once in a cohort, changes over the version that was read, and stays in its cohort', async () => {
    const { manager, canohes } = await ground();
    const id = (await manager.post(`/cohorts/${canohes.cohortId}/working-groups`, group)).body.id;
    expect(await manager.post(`/cohorts/${canohes.cohortId}/working-groups`, group)).toMatchObject({ status: 409, body: { errors: [{ pointer: '/name' }] } });
    expect(await manager.put(`/working-groups/${id}`, { ...group, endsOn: '2025-06-01' }, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { endsOn: '2025-06-01', version: 2 } });
    expect((await manager.put(`/working-groups/${id}`, group, { 'if-match': '"1"' })).status).toBe(412);
    const elsewhere = await ground();
    const refused = await elsewhere.manager.post(`/cohorts/${elsewhere.canohes.cohortId}/gatherings`, { ...webinar, workingGroupId: id });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/workingGroupId' }] } });
    expect((await elsewhere.manager.get(`/working-groups/${id}`)).status).toBe(404);
  });

  it('tells an observer that it exists, not who is of it', async () => {
    const { manager, canohes } = await ground();
    const id = (await manager.post(`/cohorts/${canohes.cohortId}/working-groups`, group)).body.id;
    await manager.post(`/working-groups/${id}/members`, { personId: await app.make.person(), startsOn: '2024-06-01' });
    const observer = await app.as('observer', canohes);
    expect((await observer.get(`/working-groups/${id}`)).body).toMatchObject({ name: group.name, members: [], may: { update: false } });
    expect((await observer.post(`/cohorts/${canohes.cohortId}/working-groups`, group)).status).toBe(403);
  });
});

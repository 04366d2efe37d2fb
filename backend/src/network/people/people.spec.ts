import { RoleUpkeep } from './role-upkeep';
import { useApp } from '../../platform/testing/use-app';

const shifted = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

describe('somebody of the directory', () => {
  const app = useApp();
  const staff = async () => app.as('cohort_manager', { cohortId: await app.make.cohort() });

  it('holds several dated roles: those of today first, the former below; the line follows what is added, ended, marked', async () => {
    const manager = await staff();
    const [town, union] = [await app.make.organisation({ name: 'Commune de Test', kind: 'local_authority' }), await app.make.organisation({ name: 'Syndicat de Test', kind: 'other' })];
    const { id } = (await manager.post('/people', { givenName: 'Ysé', familyName: 'Cabrol', organisationId: town, roleTitle: 'Adjointe' })).body;
    const [first] = (await manager.get(`/people/${id}`)).body.roles;
    expect(first).toMatchObject({ title: 'Adjointe', organisation: { id: town }, when: 'today' });
    expect((await manager.put(`/people/${id}/roles/${first.id}`, { title: 'Adjointe', organisationId: town, startsOn: '2020-05-28', endsOn: shifted(-1) })).status).toBe(204);
    await manager.post(`/people/${id}/roles`, { title: 'Maire', organisationId: town, startsOn: shifted(0) });
    await manager.post(`/people/${id}/roles`, { title: 'Présidente', organisationId: union, startsOn: shifted(-400), main: true });
    const { body } = await manager.get(`/people/${id}`);
    expect(body).toMatchObject({ roleTitle: 'Présidente', organisation: { id: union } });
    expect(body.roles.map((role: { title: string; when: string }) => [role.title, role.when])).toEqual([['Présidente', 'today'], ['Maire', 'today'], ['Adjointe', 'former']]);
    expect((await manager.post(`/people/${id}/roles`, { startsOn: shifted(0) })).status).toBe(400);
    expect((await manager.get(`/organisations/${town}`)).body.members.map((member: { title: string; former: boolean }) => [member.title, member.former])).toEqual([['Maire', false], ['Adjointe', true]]);
  });

  it('changes role on the day, without anybody writing', async () => {
    const manager = await staff();
    const id = await app.make.person();
    await manager.post(`/people/${id}/roles`, { title: 'Stagiaire', startsOn: '2020-01-01', endsOn: shifted(0) });
    await manager.post(`/people/${id}/roles`, { title: 'Directrice', startsOn: shifted(1) });
    expect((await manager.get(`/people/${id}`)).body.roleTitle).toBe('Stagiaire');
    // Tomorrow comes by moving what is written a day back, under the trigger.
    await app.rows('ALTER TABLE person_role DISABLE TRIGGER person_role_derived');
    await app.rows(`UPDATE person_role SET starts_on = starts_on - 1, ends_on = ends_on - 1 WHERE person_id = $1`, [id]);
    await app.rows('ALTER TABLE person_role ENABLE TRIGGER person_role_derived');
    expect((await manager.get('/people?search=directrice')).body.items).toEqual([]);
    expect(await app.nest.get(RoleUpkeep).follow()).toBe(1);
    expect((await manager.get('/people?search=directrice')).body.items).toMatchObject([{ id }]);
    expect(await app.nest.get(RoleUpkeep).follow()).toBe(0);
  });

  it('is called by companions only when they agreed to that, and never by an observer, in any list or page', async () => {
    const place = await app.make.participation();
    const [agreed, staffOnly, silent] = await Promise.all(['Ada', 'Bea', 'Cléo'].map((givenName) => app.make.person({ givenName })));
    for (const [index, person_id] of [agreed, staffOnly, silent].entries()) {
      await app.make.delegate(place, { person_id });
      await app.rows('UPDATE person_contact SET telephone = $2 WHERE person_id = $1', [person_id, `06 39 98 11 1${index}`]);
    }
    const manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    const agree = (person: string | undefined, sharedWithCompanions: boolean) => manager.post(`/people/${person}/call-agreements`, { subject: 'Vélo en montagne', sharedWithCompanions });
    const { id } = (await agree(agreed, true)).body;
    await agree(staffOnly, false);
    expect((await agree(agreed, true)).body.code).toBe('agreement-known');

    const peer = await app.as('delegate', { participationId: place.id });
    expect((await peer.get('/callable-people?search=velo')).body.items).toMatchObject([{ id: agreed, telephone: '06 39 98 11 10', subjects: ['Vélo en montagne'] }]);
    expect((await peer.get(`/people/${agreed}`)).body).toMatchObject({ callable: { telephone: '06 39 98 11 10' }, contact: null, agreements: [] });
    expect((await peer.get(`/people/${staffOnly}`)).body.callable).toBeNull();
    const stranger = await app.as('delegate', { participationId: (await app.make.participation()).id });
    expect((await stranger.get('/callable-people')).body.items).toEqual([]);
    for (const hat of ['observer', 'evaluator', 'storyteller'] as const) {
      const outside = await app.as(hat, { cohortId: place.cohortId });
      const paths = ['/callable-people', `/people/${agreed}`, '/people', `/participations/${place.id}/delegates`, '/allies', '/duplicates/people'];
      const seen = await Promise.all(paths.map(async (path) => JSON.stringify((await outside.get(path)).body)));
      expect([hat, seen.filter((body) => body.includes('06 39 98'))]).toEqual([hat, []]);
    }
    expect((await manager.delete(`/people/${agreed}/call-agreements/${id}`)).status).toBe(204);
    expect((await peer.get('/callable-people')).body.items).toEqual([]);
  });

  it('is recognised before being added twice: by address, by number however it is written, by a near name; two who are two are told apart', async () => {
    const manager = await staff();
    const known = await app.make.person({ givenName: 'Jean-Noël', familyName: 'Puéchagut', email: 'jn@example.org' });
    await app.rows(`UPDATE person_contact SET telephone = '+33 6 39 98 77 01' WHERE person_id = $1`, [known]);
    const look = async (typed: object) => (await manager.post('/likely-people', typed)).body.items.map((one: { id: string; reasons: string[] }) => [one.id, one.reasons]);
    expect(await look({ givenName: 'Jean Noel', familyName: 'Puechagut' })).toEqual([[known, ['name']]]);
    expect(await look({ givenName: 'J.', familyName: 'P.', telephone: '06.39.98.77.01' })).toEqual([[known, ['telephone']]]);
    expect(await look({ email: 'JN@example.org' })).toEqual([[known, ['email']]]);
    expect(await look({ givenName: 'Roxane', familyName: 'Delpuech' })).toEqual([]);
    await app.make.organisation({ name: 'Territoires et citoyens', aliases: ['TCO'] });
    expect((await manager.post('/likely-organisations', { name: 'Territoire et Citoyen' })).body.items).toMatchObject([{ name: 'Territoires et citoyens' }]);

    const twin = await app.make.person({ givenName: 'Jean Noel', familyName: 'Puechagut' });
    const pairs = async () => (await manager.get('/duplicates/people')).body.items.filter((pair: { first: { id: string }; second: { id: string } }) => [pair.first.id, pair.second.id].includes(known));
    expect(await pairs()).toHaveLength(1);
    await manager.post('/duplicates/told-apart', { kind: 'person', ids: [twin, known] });
    expect(await pairs()).toEqual([]);
    expect((await (await app.as('observer', { cohortId: await app.make.cohort() })).post('/likely-people', { email: 'jn@example.org' })).status).toBe(403);
  });
});

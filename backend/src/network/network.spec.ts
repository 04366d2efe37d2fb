import { useApp } from '../platform/testing/use-app';
import { loadOfficialTerritories } from './official/official-loader';

describe('the directory', () => {
  const app = useApp();
  const staff = async () => app.as('cohort_manager', { cohortId: await app.make.cohort() });

  it('finds people by first name, family name, role or organisation, accents or not', async () => {
    const manager = await staff();
    const organisationId = await app.make.organisation({ name: 'Déjà-là' });
    const id = await app.make.person({ givenName: 'Élodie', familyName: 'Cœuret' });
    await app.rows('UPDATE person SET organisation_id = $2, role_title = $3 WHERE id = $1', [id, organisationId, 'Animatrice']);
    for (const search of ['elodie', 'coeuret', 'Cœuret Élo', 'deja-la', 'ANIMAT']) {
      expect((await manager.get(`/people?search=${encodeURIComponent(search)}`)).body.items).toEqual([expect.objectContaining({ id })]);
    }
    expect((await manager.get('/people?search=%25')).body.items).toEqual([]);
  });

  it('is paged in alphabetical order without losing nor repeating anybody', async () => {
    const manager = await staff();
    await Promise.all(['Aa', 'Ab', 'Ac'].map((familyName) => app.make.person({ givenName: 'Zélie', familyName })));
    const names: string[] = [];
    let after = '';
    do {
      const { body } = await manager.get(`/people?search=zelie&limit=2${after && `&after=${after}`}`);
      names.push(...body.items.map((person: { familyName: string }) => person.familyName));
      after = body.next;
    } while (after);
    expect(names).toEqual(['Aa', 'Ab', 'Ac']);
    expect((await manager.get('/people?after=nothing')).status).toBe(400);
  });

  it('shows staff how to reach people, companions only names and roles, strangers nothing', async () => {
    const place = await app.make.participation();
    const { personId } = await app.make.delegate(place);
    const elsewhere = (await app.make.delegate(await app.make.participation())).personId;
    expect((await (await staff()).get(`/people/${personId}`)).body.contact.email).toContain('@');
    for (const hat of ['delegate', 'project_ally', 'observer'] as const) {
      const companion = await app.as(hat, { participationId: place.id, cohortId: place.cohortId });
      expect(await companion.get(`/people/${personId}`)).toMatchObject({ status: 200, body: { contact: null, mayChange: false, hasAccount: null } });
      expect((await companion.get(`/people/${elsewhere}`)).status).toBe(404);
      const { body } = await companion.get('/people');
      expect(body.items.map((person: { id: string }) => person.id)).toContain(personId);
      expect(body.items.filter((person: { contact: unknown }) => person.contact)).toEqual([]);
      expect(body.items.map((person: { id: string }) => person.id)).not.toContain(elsewhere);
    }
  });

  it('never gives an observer anybody’s contact', async () => {
    const place = await app.make.participation();
    const personId = await app.make.person({ email: 'a.taire@example.org' });
    await app.make.delegate(place, { person_id: personId });
    const observer = await app.as('observer', { cohortId: place.cohortId });
    const paths = ['/people', `/people/${personId}`, '/organisations', '/cohorts', `/participations/${place.id}/delegates`];
    const bodies = await Promise.all(paths.map(async (path) => JSON.stringify((await observer.get(path)).body)));
    expect(bodies.filter((body) => body.includes('a.taire') || body.includes('06 39'))).toEqual([]);
  });

  it('adds people and organisations, and tells in French what is known already', async () => {
    const manager = await staff();
    const organisation = { name: 'Terres EFC Occitanie', kind: 'ally' };
    const { id: organisationId } = (await manager.post('/organisations', organisation)).body;
    expect((await manager.post('/organisations', { ...organisation, name: 'TERRES EFC Occitanie' })).body.code).toBe('organisation-known');
    const person = { givenName: 'Paul', familyName: 'Estève', organisationId, email: 'paul.esteve@example.org' };
    const { id } = (await manager.post('/people', person)).body;
    expect((await manager.get(`/people/${id}`)).body).toMatchObject({ organisation: { id: organisationId }, contact: { email: 'paul.esteve@example.org' }, mayChange: true });
    expect((await manager.post('/people', person)).body.code).toBe('email-taken');
    expect((await manager.put(`/people/${id}`, { givenName: 'Paula', familyName: 'Estève' })).status).toBe(204);
    expect((await (await app.as('observer', { cohortId: await app.make.cohort() })).post('/people', person)).status).toBe(403);
  });

  it('lets everybody change their own contact, and staff anybody’s but the address of an account', async () => {
    const manager = await staff();
    const member = await app.as('person');
    expect((await member.put(`/people/${member.personId}/contact`, { email: 'moi@example.org', telephone: '04 66 00 00 00' })).status).toBe(204);
    expect((await manager.put(`/people/${member.personId}/contact`, { email: 'vole@example.org' })).body.code).toBe('account-address');
    expect((await manager.put(`/people/${member.personId}/contact`, { email: 'moi@example.org', telephone: '04 66 11 11 11' })).status).toBe(204);
    const free = await app.make.person();
    expect((await manager.put(`/people/${free}/contact`, { email: 'nouvelle@example.org' })).status).toBe(204);
    expect((await member.put(`/people/${free}/contact`, { email: 'autre@example.org' })).status).toBe(404);
  });

  it('takes territories from the official list, with the population, its list and its year', async () => {
    await loadOfficialTerritories(app.database.ownerUrl);
    const manager = await staff();
    const found = (await manager.get('/official-territories?search=canohes')).body;
    expect(found).toMatchObject({ items: [{ code: '66038', name: 'Canohès', departmentName: 'Pyrénées-Orientales' }], year: expect.any(Number), list: expect.stringContaining('Insee') });
    expect((await manager.get('/official-territories?search=200034957')).body.items[0]).toMatchObject({ kind: 'epci_cc', department: '31', communeCount: 10 });
    const { id } = (await manager.post('/territories', { code: '66038' })).body;
    const [row] = await app.rows('SELECT name, population, population_year, population_list FROM territory WHERE id = $1', [id]);
    expect(row).toMatchObject({ name: 'Canohès', population: 6616, population_list: expect.stringContaining('Etalab'), population_year: expect.any(Number) });
    expect((await manager.post('/territories', { code: '66038' })).body.code).toBe('territory-known');
    expect((await manager.post('/territories', { code: '99999' })).body.code).toBe('not-in-official-list');
    expect((await manager.get('/territories?search=CANOHES')).body.items).toHaveLength(1);
    expect((await (await app.as('delegate', { participationId: (await app.make.participation()).id })).post('/territories', { code: '48019' })).status).toBe(403);
  }, 60_000);
});

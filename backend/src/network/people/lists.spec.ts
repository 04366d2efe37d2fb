import { ordered } from '../../platform/http/sort';
import { useApp } from '../../platform/testing/use-app';
import { personOrders } from './person.query';

type Line = { familyName: string; name: string };

describe('a list of the directory', () => {
  const app = useApp();

  it('is read to its end in each order, both ways, nobody twice and nobody left out, and its file follows', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const [mill, union] = [await app.make.organisation({ name: 'Moulin du tri', kind: 'firm' }), await app.make.organisation({ name: 'Amicale du tri', kind: 'association' })];
    for (let number = 0; number < 45; number += 1) {
      const id = await app.make.person({ givenName: 'Tri', familyName: `Triée ${String((number * 17) % 45).padStart(2, '0')}` });
      await app.rows('UPDATE person SET organisation_id = $2, role_title = $3 WHERE id = $1', [id, [mill, union, null][number % 3], [null, 'Maire', 'agent'][number % 3]]);
    }
    const read = async (path: string) => {
      const all: Line[] = [];
      for (let after = ''; ; ) {
        const { body } = await manager.get(`${path}&limit=20${after && `&after=${after}`}`);
        all.push(...body.items);
        if (!(after = body.next)) return all;
      }
    };
    for (const sort of ['name', 'role', 'organisation']) {
      const [up, down] = [await read(`/people?search=triee&sort=${sort}`), await read(`/people?search=triee&sort=-${sort}`)];
      expect([sort, up.length, new Set(up.map(({ familyName }) => familyName)).size]).toEqual([sort, 45, 45]);
      expect(down.map(({ familyName }) => familyName).reverse()).toEqual(up.map(({ familyName }) => familyName));
      const file = (await manager.get(`/people?search=triee&sort=-${sort}&format=csv`)).body.trim().split('\r\n').slice(1) as string[];
      expect(file.map((line) => line.split(';')[0])).toEqual(down.map(({ familyName }) => familyName));
    }
    const places = (await read('/people?search=triee&sort=organisation')).map((line) => (line as unknown as { organisation: { name: string } | null }).organisation?.name ?? null);
    expect([places[0], places[15], places[30]]).toEqual(['Amicale du tri', 'Moulin du tri', null]);
    const kinds = async (sort: string) => (await manager.get(`/organisations?search=tri&sort=${sort}`)).body.items.map(({ name }: Line) => name);
    expect([await kinds('name'), await kinds('-kind')]).toEqual([['Amicale du tri', 'Moulin du tri'], ['Moulin du tri', 'Amicale du tri']]);
    const { next } = (await manager.get('/people?search=triee&sort=role&limit=20')).body;
    expect((await manager.get(`/people?search=triee&sort=organisation&after=${next}`)).status).toBe(400);
  });

  it('of allies is read in each order, both ways, page after page, and its file follows', async () => {
    const place = await app.make.participation({ support_days_budget: 8 });
    const beside = await app.make.participation({ cohort_id: place.cohortId, support_days_budget: 12 });
    const manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    const structure = await app.make.organisation({ name: 'Alliées ordonnées' });
    const made = await Promise.all(['Amandier', 'Bruyère', 'Cyprès'].map(async (familyName) => {
      const id = await app.make.person({ givenName: 'Ordre', familyName });
      await app.rows('UPDATE person SET organisation_id = $2 WHERE id = $1', [id, structure]);
      await app.make.row('person_role', { person_id: id, organisation_id: structure, acts_as_ally: true });
      return id;
    }));
    for (const [at, day] of [[0, '2024-02-01'], [2, '2023-02-01']] as const) await app.make.row('ally_training', { person_id: made[at], trained_on: day, trained_by: 'École' });
    for (const [at, { id, cohortId }] of [[1, place], [2, beside]] as const) await app.make.row('support_assignment', { cohort_id: cohortId, participation_id: id, organisation_id: structure, person_id: made[at], starts_on: '2024-09-01' });
    const read = async (sort: string) => {
      const names: string[] = [];
      for (let after = ''; ; ) {
        const { body } = await manager.get(`/allies?search=ordonnees&sort=${sort}&limit=1${after && `&after=${after}`}`);
        names.push(...body.items.map(({ familyName }: Line) => familyName));
        if (!(after = body.next)) return names;
      }
    };
    expect(await read('name')).toEqual(['Amandier', 'Bruyère', 'Cyprès']);
    expect(await read('trained')).toEqual(['Bruyère', 'Cyprès', 'Amandier']);
    expect(await read('carried')).toEqual(['Amandier', 'Bruyère', 'Cyprès']);
    for (const sort of ['name', 'trained', 'left', 'carried']) expect([sort, (await read(`-${sort}`)).reverse()]).toEqual([sort, await read(sort)]);
    const file = (await manager.get('/allies?search=ordonnees&sort=-carried&format=csv')).body.trim().split('\r\n').slice(1) as string[];
    expect(file.map((line) => line.split(';')[1])).toEqual(['Cyprès', 'Bruyère', 'Amandier']);
  });

  it('is walked along an index by name and by function, both ways: nothing sorts the whole directory', async () => {
    await app.rows(`INSERT INTO person (given_name, family_name, role_title) SELECT 'G' || i, 'F' || md5(i::text), CASE WHEN i % 3 > 0 THEN 'R' || i % 500 END FROM generate_series(1, 2000) i`);
    await app.rows('ANALYZE person');
    for (const sort of ['name', '-name', 'role', '-role']) {
      const { by } = ordered(personOrders, sort, { id: 'p.id', first: 1 });
      const plan = await app.rows<Record<string, string>>(`EXPLAIN SELECT p.* FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.network_id = (ARRAY[access.network_id()])[1] ORDER BY ${by} LIMIT 51`);
      const words = plan.flatMap((line) => Object.values(line)).join(' ');
      expect([sort, /Index Scan/.test(words), /Sort|Seq Scan/.test(words)]).toEqual([sort, true, false]);
    }
  });

  it('is narrowed to who sits in a team today: path, territory, department, kind of actor, and to who has no address', async () => {
    const place = await app.make.participation({ territory_id: await app.make.territory({ name: 'Saint-Filtre-lès-Bains', department: '81' }) });
    const beside = await app.make.participation({ cohort_id: place.cohortId });
    const [town, club] = [await app.make.organisation({ name: 'Mairie filtrée', kind: 'local_authority' }), await app.make.organisation({ name: 'Club filtré', kind: 'association' })];
    const person = async (familyName: string, organisationId: string) => {
      const id = await app.make.person({ givenName: 'Fil', familyName });
      await app.rows('UPDATE person SET organisation_id = $2 WHERE id = $1', [id, organisationId]);
      return id;
    };
    const [mayor, agent, gone, other] = [await person('Amaire', town), await person('Bagent', town), await person('Cparti', club), await person('Dautre', club)];
    await app.make.delegate(place, { person_id: mayor, category: 'elected_official' });
    await app.make.delegate(place, { person_id: agent, category: 'local_agent' });
    await app.make.delegate(place, { person_id: gone, category: 'local_agent', starts_on: '2020-01-01', ends_on: '2020-12-31' });
    await app.make.delegate(beside, { person_id: other, category: 'local_agent' });
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [agent]);
    const manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    const names = async (path: string, caller = manager) => (await caller.get(path)).body.items.map(({ familyName, name }: Line) => familyName ?? name);
    expect(await names('/people?territory=saint filtre les')).toEqual(['Amaire', 'Bagent']);
    expect(await names(`/people?cohortId=${place.cohortId}&category=local_agent`)).toEqual(['Bagent', 'Dautre']);
    expect(await names(`/people?cohortId=${place.cohortId}&department=81&email=no`)).toEqual(['Bagent']);
    expect(await names(`/organisations?cohortId=${place.cohortId}`)).toEqual(['Club filtré', 'Mairie filtrée']);
    expect(await names(`/organisations?cohortId=${place.cohortId}&kind=association`)).toEqual(['Club filtré']);
    expect(await names('/organisations?territory=saint-filtre')).toEqual(['Mairie filtrée']);
    // Whoever reads no address learns nothing of who has one.
    const peer = await app.as('delegate', { participationId: place.id });
    expect(await names('/people?territory=saint filtre&email=no', peer)).toEqual(await names('/people?territory=saint filtre', peer));
  });
});

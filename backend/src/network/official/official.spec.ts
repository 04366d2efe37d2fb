import { useApp } from '../../platform/testing/use-app';
import type { Caller } from '../../platform/testing/caller';
import { typedTerritory } from './folded-name';
import { loadOfficialTerritories } from './official-loader';

describe('the official list', () => {
  const app = useApp();
  let somebody: Caller;
  const found = async (search: string) => (await somebody.get(`/official-territories?search=${encodeURIComponent(search)}`)).body.items as Record<string, any>[];
  const first = async (search: string) => (await found(search))[0];

  beforeAll(async () => {
    await app.rows(`INSERT INTO official_list (version, title, year) VALUES ('before', 'before', 2020)`);
    await app.rows(`INSERT INTO official_territory (code, kind, name, name_key) VALUES ('00000', 'commune', 'Jadis', ' jadis')`);
    expect(await loadOfficialTerritories(app.database.ownerUrl)).toBeGreaterThan(36_000);
    somebody = await app.as('person');
  }, 60_000);

  it('holds every commune, intercommunality, département and région of the package, replaces the edition before and is loaded once', async () => {
    const counts = await app.rows(`SELECT count(*) FILTER (WHERE kind = 'commune')::int AS communes, count(*) FILTER (WHERE kind LIKE 'epci%')::int AS groups,
      count(*) FILTER (WHERE kind = 'departement')::int AS departments, count(*) FILTER (WHERE kind = 'region')::int AS regions FROM official_territory`);
    expect(counts).toEqual([{ communes: 34_969, groups: 1255, departments: 101, regions: 18 }]);
    expect(await loadOfficialTerritories(app.database.ownerUrl)).toBe(0);
    expect(await app.rows(`SELECT code FROM official_territory WHERE code = '00000'`)).toEqual([]);
  });

  it('knows where the State is represented for a place: a sub-prefect, or the prefect in the arrondissement of the chief town', async () => {
    const offices = await app.rows(`SELECT code, arrondissement, state_office FROM official_territory WHERE code IN ('48019', '48095', 'dep-48') ORDER BY code`);
    expect(offices.map(Object.values)).toEqual([['48019', 'Florac', 'subprefecture'], ['48095', 'Mende', 'prefecture'], ['dep-48', null, null]]);
    const [{ missing } = { missing: -1 }] = await app.rows<{ missing: number }>(`SELECT count(*)::int AS missing FROM official_territory WHERE kind LIKE 'epci%' AND department ~ '^[0-8]' AND state_office IS NULL`);
    expect(missing).toBe(0);
  });

  it.each([
    ['st hilaire bretmas', '30259'],
    ['Saint Hilaire de Brethmas', '30259'],
    ['ST-HILAIRE-DE-BRETHMAS', '30259'],
    ['barre des cevennes', '48019'],
    ['30259', '30259'],
    ['200034957', '200034957'],
    ['200 034 957', '200034957'],
    ['243400017 00018', '243400017'],
    ['communauté de communes du Frontonnais', '200034957'],
    ['cc frontonnais', '200034957'],
    ['sicoval', '243100633'],
    ['Ville de Toulouse', '31555'],
    ['région Occitanie', 'reg-76'],
    ['l’haÿ les roses', '94038'],
    ['2a004', '2A004'],
    ['ste mere eglise', '50523'],
    ['montpelier', '34172'],
  ])('answers « %s » with what is meant', async (typed, code) => {
    expect(await first(typed)).toMatchObject({ code });
  });

  it('tells homonyms apart by department, the largest first, and lets the department be typed', async () => {
    const homonyms = (await found('Saint-Denis')).filter(({ name }) => name === 'Saint-Denis');
    expect(homonyms.map(({ department }) => department).sort()).toEqual(['11', '30', '89', '93', '974'].filter((code) => homonyms.some(({ department }) => department === code)));
    expect(homonyms[0]).toMatchObject({ kind: 'commune', departmentName: expect.any(String), population: expect.any(Number) });
    expect(homonyms[0]?.['population']).toBeGreaterThan(homonyms.at(-1)?.['population'] ?? 0);
    expect(await first('Saint-Denis (93)')).toMatchObject({ code: '93066', departmentName: 'Seine-Saint-Denis' });
    expect(await first('st denis 11')).toMatchObject({ code: '11339' });
    expect(await first('saint denis 93200')).toMatchObject({ code: '93066' });
  });

  it('understands a delegated or associated commune, a district, a code of before and a postal code', async () => {
    expect(await first('Arbignieu')).toMatchObject({ code: '01015', name: 'Arboys en Bugey', foundBy: { kind: 'delegated', code: '01015', name: 'Arbignieu' } });
    expect(await first('Cordieux')).toMatchObject({ code: '01262', foundBy: { kind: 'associated', name: 'Cordieux' } });
    expect(await first('01126')).toMatchObject({ code: '01033', name: 'Valserhône', foundBy: { kind: 'former_code', code: '01126' } });
    expect(await first('13201')).toMatchObject({ code: '13055', foundBy: { kind: 'district' } });
    expect((await found('44600')).map(({ code }) => code)).toContain('44184');
  });

  it('gives the card that the network has already, and nothing to nobody or to a link', async () => {
    const territoryId = await app.make.territory({ insee_code: '66038', name: 'Canohès' });
    expect(await first('canohes')).toMatchObject({ code: '66038', territoryId });
    expect((await app.nobody.get('/official-territories?search=canohes')).status).toBe(401);
    expect(await found('%')).toEqual(undefined);
    expect(await found('%%')).toEqual([]);
  });

  it('finds every commune by its own name and department, drawn at random', async () => {
    const drawn = await app.rows<{ code: string; name: string; department: string }>(
      `SELECT code, name, department FROM official_territory WHERE kind = 'commune' AND length(name_key) > 3 ORDER BY hashtext(code || $1) LIMIT 60`,
      [process.env['SEED'] ?? 'seed'],
    );
    for (const { code, name, department } of drawn) expect([name, (await found(`${name} ${department}`)).map((one) => one['code'])]).toEqual([name, expect.arrayContaining([code])]);
  });
});

describe('what somebody types', () => {
  it.each([
    ['Saint-Denis (93, Seine-Saint-Denis)', { phrase: 'saint denis', codes: [], department: '93' }],
    ['St-Denis 93', { phrase: 'saint denis', codes: [], department: '93' }],
    ['2B', { phrase: '', codes: ['2B'], department: null }],
    ['Mairie de Œuf-en-Ternois', { phrase: 'oeuf en ternois', codes: [], department: null }],
  ])('« %s » is read', (typed, read) => expect(typedTerritory(typed)).toEqual(read));
});

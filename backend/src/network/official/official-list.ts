import { readFile } from 'node:fs/promises';
import { foldedName } from './folded-name';

/** The list from which official populations come, as it is shown beside each figure. */
export const officialSource = { title: 'Découpage administratif (Etalab, Insee), population municipale', year: 2026 };

/** Changes when the rows made below change, so that they are loaded again. */
const edition = 2;

interface Commune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  siren?: string;
  departement: string;
  region: string;
  population?: number;
  codesPostaux?: string[];
  anciensCodes?: string[];
  chefLieu?: string;
  commune?: string;
  arrondissement?: string;
}
interface Group {
  code: string;
  nom: string;
  type: string;
  populationMunicipale: number;
  membres: { code: string }[];
}
interface Division {
  code: string;
  nom: string;
  region?: string;
  zone: string;
  chefLieu?: string;
}
interface District {
  code: string;
  nom: string;
  departement: string;
  chefLieu: string;
}

const groupKinds: Record<string, string> = { CC: 'epci_cc', CA: 'epci_ca', CU: 'epci_cu', METRO: 'epci_metropole', MET69: 'epci_metropole' };
const partKinds: Record<string, string> = { 'commune-deleguee': 'delegated', 'commune-associee': 'associated', 'arrondissement-municipal': 'district' };

const file = (name: string) => require.resolve(`@etalab/decoupage-administratif/${name}`);
const list = async <T>(name: string) => JSON.parse(await readFile(file(`data/${name}.json`), 'utf8')) as T[];

/** The package's version and our reading of it. */
export async function officialVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(file('package.json'), 'utf8')) as { version: string };
  return `${version}/${edition}`;
}

const key = (name: string) => ` ${foldedName(name)}`;
const sum = (communes: Commune[]) => communes.reduce((total, { population }) => total + (population ?? 0), 0);

/** The package's 13 MB of JSON as rows of the four tables; read by the migration alone, in a process that ends. */
export async function officialRows() {
  const [everything, groups, departments, regions, districts] = await Promise.all([
    list<Commune>('communes'), list<Group>('epci'), list<Division>('departements'), list<Division>('regions'), list<District>('arrondissements'),
  ]);
  const nameOf = (divisions: Division[]) => new Map(divisions.map(({ code, nom }) => [code, nom]));
  const [departmentNames, regionNames] = [nameOf(departments), nameOf(regions)];
  const communes = everything.filter(({ type }) => type === 'commune-actuelle');
  const communeOf = new Map(communes.map((commune) => [commune.code, commune]));
  const place = (department: string | null, region: string | null) => ({
    department, department_name: (department && departmentNames.get(department)) ?? null, region, region_name: (region && regionNames.get(region)) ?? null,
  });
  const seats = new Set(departments.map(({ chefLieu }) => chefLieu));
  const districtOf = new Map(districts.map((one) => [one.code, one]));
  /** Where the State is represented for a place: the prefect in the arrondissement of the département's chief town, a sub-prefect in the others. */
  const state = (code?: string) => {
    const district = districtOf.get(code ?? '');
    return { arrondissement: district?.nom ?? null, state_office: district ? (seats.has(district.chefLieu) ? 'prefecture' : 'subprefecture') : null };
  };
  const inFrance = ({ zone }: Division) => zone !== 'com';
  const known = groups.filter(({ type }) => groupKinds[type]);

  const territories = [
    ...communes.map(({ code, nom, siren, departement, region, population, arrondissement, codesPostaux = [], anciensCodes = [] }) => ({
      code, kind: 'commune', name: nom, name_key: key(nom), insee_code: code, siren: siren ?? null, ...place(departement, region),
      population: population ?? null, commune_count: 1, postal_codes: codesPostaux, former_codes: anciensCodes, ...state(arrondissement),
    })),
    ...known.map(({ code, nom, type, populationMunicipale, membres }) => {
      const members = membres.flatMap((member) => communeOf.get(member.code) ?? []);
      const [department, region] = seatOf(members);
      return {
        code, kind: groupKinds[type] as string, name: nom, name_key: key(nom), insee_code: null, siren: code, ...place(department, region),
        population: populationMunicipale, commune_count: membres.length, postal_codes: [], former_codes: [], ...state(mostOf(members.flatMap(({ arrondissement }) => arrondissement ?? []))),
      };
    }),
    ...departments.filter(inFrance).map(({ code, nom, region = '' }) => {
      const inside = communes.filter(({ departement }) => departement === code);
      return { code: `dep-${code}`, kind: 'departement', name: nom, name_key: key(nom), insee_code: code, siren: null, ...place(code, region), population: sum(inside), commune_count: inside.length, postal_codes: [], former_codes: [], ...state() };
    }),
    ...regions.filter(inFrance).map(({ code, nom }) => {
      const inside = communes.filter(({ region }) => region === code);
      return { code: `reg-${code}`, kind: 'region', name: nom, name_key: key(nom), insee_code: code, siren: null, ...place(null, code), population: sum(inside), commune_count: inside.length, postal_codes: [], former_codes: [], ...state() };
    }),
  ];
  const parts = everything.flatMap(({ code, nom, type, chefLieu, commune }) => {
    const whole = communeOf.get(chefLieu ?? commune ?? '');
    return type !== 'commune-actuelle' && whole ? [{ code, territory_code: whole.code, kind: partKinds[type] as string, name: nom, name_key: key(nom) }] : [];
  });
  const memberships = known.flatMap(({ code, membres }) => membres.filter((member) => communeOf.has(member.code)).map((member) => ({ member_code: member.code, group_code: code })));
  return { territories, parts, memberships };
}

/** The department, and its region, in which most members lie. */
function seatOf(members: Commune[]): [string | null, string | null] {
  const department = mostOf(members.map(({ departement }) => departement)) ?? null;
  return [department, members.find(({ departement }) => departement === department)?.region ?? null];
}

/** What comes most often; the first met among equals. */
function mostOf(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

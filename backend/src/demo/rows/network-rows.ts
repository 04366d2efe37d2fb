import facts from '../facts/occitanie.json';
import official from '../facts/official-populations.json';
import guide from '../corpus/guide.json';
import roster from '../corpus/roster.json';
import type { DemoCohort, DemoTerritory } from '../demo-cohort';
import { demoId } from '../demo-id';
import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import { reception } from './mail-rows';
import type { RowBook } from './row-book';

const kinds: Record<string, string> = Object.fromEntries(roster.organisations.map(({ name, kind }) => [french(name), kind]));
const localKind = (name: string) =>
  /^(Commune|Communaut|Montpellier|PETR)/.test(name)
    ? 'local_authority'
    : /^(DDT|DREAL|Acad)/.test(name)
      ? 'state_service'
      : 'other';
const inventedKinds: Record<string, string> = {
  'Les Platanes': 'association',
  'Fournil du Centre': 'firm',
  'Parents du groupe scolaire': 'association',
  'Bois du Pays': 'firm',
  'Déconstruire & Cie': 'firm',
  'La Remise': 'firm',
  'Atelier des Garrigues': 'firm',
  'Foyer sportif': 'association',
  'Office de tourisme': 'local_authority',
  'Roues de l’Étang': 'firm',
  'Camping des Salins': 'firm',
  'Deux pieds deux roues du Lauragais': 'association',
  'Parc d’activités du Canal': 'firm',
};

export const organisationId = (name: string) => demoId('organisation', name);
export const themeId = (key: string) => demoId('theme', key);

/** What all cohorts share: organisations under their usual names, and the themes of the codebook. */
export function sharedRows(book: RowBook, cohort: DemoCohort): void {
  const aliases = new Map(facts.aliases.map(([name, ...others]) => [french(name as string), others.map(french)]));
  const named = [
    ...Object.keys(kinds),
    ...cohort.people.map(({ organisation }) => organisation),
    ...cohort.participations.map(({ story }) => story.diagnosticBy),
  ];
  for (const name of new Set(named.filter((one) => one !== null))) {
    const kind = kinds[name] ?? inventedKinds[name] ?? localKind(name);
    book.add('organisation', { id: organisationId(name), name, kind, aliases: aliases.get(name) ?? [] });
  }
  guide.themes.forEach(({ key, label }, index) =>
    book.add('theme', { id: themeId(key), label: french(label), position: index + 1 }),
  );
}

/** The people of one cohort; contacts go to their own table. */
export function peopleRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  cohort.people.forEach((person, rank) => {
    const id = copy.id('person', person.key);
    const { given, family, email, telephone } = copy.person(person, rank);
    book.add('person', { id, given_name: given, family_name: family });
    book.add('person_contact', { person_id: id, email, telephone, ...reception(person.key, copy) });
  });
}

/** The territories of one cohort. Those of a copy are invented, and say so. */
export function territoryRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const territories = [...cohort.participations.map(({ territory }) => territory), ...cohort.notEngaged];
  territories.forEach((territory, rank) => {
    const invented = territory.invented || !copy.isOriginal;
    book.add('territory', {
      id: copy.id('territory', territory.slug),
      name: copy.isOriginal ? territory.name : inventedName(territory, copy.number, rank),
      kind: territory.kind,
      insee_code: invented ? null : territory.inseeCode,
      siren: invented ? null : territory.siren,
      department: territory.departmentCode,
      department_name: territory.department,
      population: invented ? null : territory.officialPopulation,
      population_list: invented ? null : french(`${official.source.list}, ${official.source.package}`),
      population_year: invented ? null : official.source.year,
      population_reported: territory.reportedPopulation,
      area_km2: territory.areaKm2,
      commune_count: territory.communeCount,
      invented,
    });
  });
}

function inventedName({ kind }: DemoTerritory, copy: number, rank: number): string {
  const place = `imaginaire ${copy}-${rank + 1}`;
  return kind === 'commune' ? `Commune ${place}` : `Communauté ${place}`;
}

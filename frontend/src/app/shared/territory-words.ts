import type { OfficialTerritory, TerritoryKind } from '../api';
import { count, number } from './french';

/** What a territory is, as a sentence says it. */
export const TERRITORY_KINDS = {
  commune: 'commune',
  epci_cc: 'communauté de communes',
  epci_ca: 'communauté d’agglomération',
  epci_cu: 'communauté urbaine',
  epci_metropole: 'métropole',
  petr: 'pôle d’équilibre territorial et rural',
  pnr: 'parc naturel régional',
  departement: 'département',
  region: 'région',
  other: 'autre groupement',
} satisfies Record<TerritoryKind, string>;

interface Described {
  readonly kind: TerritoryKind;
  readonly departmentName?: string | null;
  readonly population?: number | null;
  readonly communeCount?: number | null;
}

/** « commune · Lozère · 200 hab. », « 10 communes · Haute-Garonne · 28 757 hab. ». */
export function territoryWords({ kind, departmentName, population, communeCount }: Described): string {
  const what = kind !== 'commune' && communeCount ? count(communeCount, 'commune') : TERRITORY_KINDS[kind];
  return [what, departmentName, population == null ? '' : `${number(population)}\u00a0hab.`].filter(Boolean).join(' · ');
}

/** What tells homonyms apart: « Saint-Denis (93, Seine-Saint-Denis) ». */
export function placedName({ name, kind, department, departmentName }: Pick<OfficialTerritory, 'name' | 'kind' | 'department' | 'departmentName'>): string {
  return kind === 'departement' || kind === 'region' || !department ? name : `${name} (${[department, departmentName].filter(Boolean).join(', ')})`;
}

/** « commune · 150 000 hab. », without the department, which stands in the placed name. */
export const kindWords = ({ kind, population, communeCount }: Described): string => territoryWords({ kind, population, communeCount });

/** Why this territory answers what was typed: « Arbignieu, commune déléguée, en fait partie aujourd’hui. » Empty when it bears the name itself. */
export function foundByWords({ name, foundBy }: Pick<OfficialTerritory, 'name' | 'foundBy'>): string {
  switch (foundBy?.kind) {
    case 'delegated':
      return `${foundBy.name}, commune déléguée, devenue ${name}`;
    case 'associated':
      return `${foundBy.name}, commune associée, devenue ${name}`;
    case 'district':
      return `${foundBy.name}\u00a0: un arrondissement de ${name}`;
    case 'former_code':
      return `ancien code ${foundBy.code}, devenue ${name}`;
    case 'postal_code':
      return `code postal ${foundBy.code}`;
    default:
      return '';
  }
}

import type { TerritoryKind } from '../api';
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

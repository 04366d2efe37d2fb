import type { TerritoryKind } from './territory.contract';

/** What a territory is, as a file or a line of the search says it. */
export const TERRITORY_WORDS: Record<TerritoryKind, string> = {
  commune: 'Commune',
  epci_cc: 'Communauté de communes',
  epci_ca: 'Communauté d’agglomération',
  epci_cu: 'Communauté urbaine',
  epci_metropole: 'Métropole',
  petr: 'PETR',
  pnr: 'Parc naturel régional',
  departement: 'Département',
  region: 'Région',
  other: 'Autre groupement',
};

import type { OrganisationKind } from '../../../network/organisations/organisation.contract';
import type { ActorCategory } from '../../delegation/delegate.contract';
import { folded } from '../../../platform/reading/folding';

const words: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['state_service', /\b(etat|ddtm?|dreal|ddets|sous prefecture|prefecture|ademe|anct|education nationale|direction departementale)\b/],
  ['local_authority', /\b(mairie|communes?|epci|collectivites?|ville|communaute|cc|ca|agglo\w*|metropole|departement|conseil departemental|region|petr|pnr|syndicat mixte|ccas)\b/],
  ['association', /\b(associations?|associatif|loi 1901|asso|collectif|amicale|federation|foyer rural|mjc|cpie)\b/],
  ['media', /\b(journal|radio|presse|media)\b/],
  ['firm', /\b(sarl|sas|sasu|sa|scop|scic|eurl|gaec|earl|entreprises?|sci|cooperative|boulangerie|societe|cabinet|groupe)\b/],
];
/** The kind that words name, if they do. */
export const kindIn = (text: string): OrganisationKind | undefined => words.find(([, pattern]) => pattern.test(folded(text)))?.[0];

const usual: Record<ActorCategory, OrganisationKind> = { elected_official: 'local_authority', local_agent: 'local_authority', state_agent: 'state_service', socio_economic_actor: 'other', resident: 'other' };

/** What kind of organisation a name speaks of, else the usual one of the people who come from it; staff correct it in the directory. */
export const organisationKind = (name: string, category: ActorCategory | null): OrganisationKind =>
  kindIn(name) ?? (category ? usual[category] : 'other');

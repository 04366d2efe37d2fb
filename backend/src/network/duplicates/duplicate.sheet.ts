import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import { ORGANISATION_WORDS } from '../organisations/organisation.contract';
import type { LikenessReason, OrganisationPairs, PersonPairs } from './duplicate.contract';

type People = z.infer<typeof PersonPairs>;
type Organisations = z.infer<typeof OrganisationPairs>;

const REASONS: Record<z.infer<typeof LikenessReason>, string> = { email: 'même adresse', telephone: 'même numéro', name: 'même nom', near: 'noms presque pareils', alias: 'un autre nom de l’une' };

const person = (which: 'first' | 'second', words: string) => [
  { label: words, value: (pair: People['items'][number]) => `${pair[which].givenName} ${pair[which].familyName}` },
  { label: `${words}, structure`, value: (pair: People['items'][number]) => pair[which].organisation?.name },
  { label: `${words}, e-mail`, value: (pair: People['items'][number]) => pair[which].contact?.email },
  { label: `${words}, téléphone`, value: (pair: People['items'][number]) => pair[which].contact?.telephone },
];

/** People who may be one, two by two. */
export const personPairsSheet: Sheet<People, People['items'][number]> = {
  name: 'Doublons possibles',
  audited: 'person',
  rows: ({ items }) => items,
  columns: [...person('first', 'Une fiche'), ...person('second', 'Une autre'), { label: 'Pourquoi', value: ({ reasons }) => reasons.map((reason) => REASONS[reason]) }],
};

/** Organisations that may be one, two by two. */
export const organisationPairsSheet: Sheet<Organisations, Organisations['items'][number]> = {
  name: 'Structures en double',
  rows: ({ items }) => items,
  columns: [
    { label: 'Une structure', value: ({ first }) => first.name },
    { label: 'Sorte', value: ({ first }) => ORGANISATION_WORDS[first.kind] },
    { label: 'Autres noms', value: ({ first }) => first.aliases },
    { label: 'SIREN', value: ({ first }) => first.siren },
    { label: 'Commune', value: ({ first }) => first.town },
    { label: 'Une autre', value: ({ second }) => second.name },
    { label: 'Sa sorte', value: ({ second }) => ORGANISATION_WORDS[second.kind] },
    { label: 'Ses autres noms', value: ({ second }) => second.aliases },
    { label: 'Son SIREN', value: ({ second }) => second.siren },
    { label: 'Sa commune', value: ({ second }) => second.town },
    { label: 'Pourquoi', value: ({ reasons }) => reasons.map((reason) => REASONS[reason]) },
  ],
};

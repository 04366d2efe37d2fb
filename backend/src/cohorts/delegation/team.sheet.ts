import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import { CATEGORY_WORDS, STATUS_WORDS } from '../cohort-words.contract';
import type { DelegateView, TeamView } from './delegate.contract';

/** The team of a territory on the asked day, as a file: names and roles, no contact. */
export const teamSheet: Sheet<z.infer<typeof TeamView>, DelegateView> = {
  name: 'Équipe du territoire',
  audited: 'delegate',
  rows: ({ members }) => members,
  columns: [
    { label: 'Nom', value: ({ person }) => person.familyName },
    { label: 'Prénom', value: ({ person }) => person.givenName },
    { label: 'Type d’acteur', value: ({ category }) => CATEGORY_WORDS[category] },
    { label: 'Fonction', value: ({ roleTitle }) => roleTitle },
    { label: 'Structure', value: ({ organisation }) => organisation },
    { label: 'Maire, président·e', value: ({ headOfExecutive }) => (headOfExecutive ? 'oui' : null) },
    { label: 'Accord', value: ({ status }) => STATUS_WORDS[status] },
    { label: 'Depuis le', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Jusqu’au', value: ({ endsOn }) => endsOn, as: 'day' },
  ],
};

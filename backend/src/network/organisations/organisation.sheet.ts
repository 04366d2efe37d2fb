import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import { ORGANISATION_WORDS, type OrganisationDetails, type OrganisationMember, type OrganisationPage } from './organisation.contract';

type Page = z.infer<typeof OrganisationPage>;

/** The organisations of the network as a file. */
export const organisationsSheet: Sheet<Page, Page['items'][number]> = {
  name: 'Structures',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Nom', value: ({ name }) => name },
    { label: 'Sorte', value: ({ kind }) => ORGANISATION_WORDS[kind] },
    { label: 'Autres noms', value: ({ aliases }) => aliases },
    { label: 'SIREN', value: ({ siren }) => siren },
    { label: 'Commune', value: ({ town }) => town },
    { label: 'Site', value: ({ website }) => website },
    { label: 'Personnes', value: ({ people }) => people },
  ],
};

/** Who works or worked in an organisation, as a file. */
export const membersSheet: Sheet<z.infer<typeof OrganisationDetails>, z.infer<typeof OrganisationMember>> = {
  name: 'Personnes de la structure',
  audited: 'person',
  rows: ({ members }) => members,
  columns: [
    { label: 'Nom', value: ({ familyName }) => familyName },
    { label: 'Prénom', value: ({ givenName }) => givenName },
    { label: 'Fonction', value: ({ title }) => title },
    { label: 'Allié·e', value: ({ actsAsAlly }) => actsAsAlly },
    { label: 'Depuis le', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Jusqu’au', value: ({ endsOn }) => endsOn, as: 'day' },
  ],
};

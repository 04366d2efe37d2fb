import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { PersonPage } from './person.contract';

type Page = z.infer<typeof PersonPage>;

/** The directory as a file. How to reach people is there for those who read it on the screen, and empty for all others. */
export const peopleSheet: Sheet<Page, Page['items'][number]> = {
  name: 'Annuaire',
  audited: 'person',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Nom', value: (person) => person.familyName },
    { label: 'Prénom', value: (person) => person.givenName },
    { label: 'Fonction', value: (person) => person.roleTitle },
    { label: 'Structure', value: (person) => person.organisation?.name },
    { label: 'E-mail', value: (person) => person.contact?.email },
    { label: 'Téléphone', value: (person) => person.contact?.telephone },
  ],
};

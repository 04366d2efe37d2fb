import type { z } from 'zod';
import type { Column, Sheet } from '../../platform/sheets/sheet';
import type { PersonPage } from './person.contract';

type Page = z.infer<typeof PersonPage>;

const reached: Column<Page['items'][number]>[] = [
  { label: 'E-mail', value: (person) => person.contact?.email },
  { label: 'Téléphone', value: (person) => person.contact?.telephone },
];

/** The directory as a file. How to reach people is there for those who read it on the screen; for others no empty column pretends that nobody has an address. */
export const peopleSheet: Sheet<Page, Page['items'][number]> = {
  name: 'Annuaire',
  audited: 'person',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: ({ contacts }) => [
    { label: 'Nom', value: (person) => person.familyName },
    { label: 'Prénom', value: (person) => person.givenName },
    { label: 'Fonction', value: (person) => person.roleTitle },
    { label: 'Structure', value: (person) => person.organisation?.name },
    ...(contacts ? reached : []),
  ],
};

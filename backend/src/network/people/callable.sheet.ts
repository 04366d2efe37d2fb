import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { CallablePeople, CallablePerson } from './call-agreement.contract';

/** The companions who agreed to be called, and about what. */
export const callableSheet: Sheet<z.infer<typeof CallablePeople>, CallablePerson> = {
  name: 'Qui appeler',
  audited: 'person',
  rows: ({ items }) => items,
  columns: [
    { label: 'Nom', value: ({ familyName }) => familyName },
    { label: 'Prénom', value: ({ givenName }) => givenName },
    { label: 'Fonction', value: ({ roleTitle }) => roleTitle },
    { label: 'Structure', value: ({ organisation }) => organisation?.name },
    { label: 'Téléphone', value: ({ telephone }) => telephone },
    { label: 'À propos de', value: ({ subjects }) => subjects },
  ],
};

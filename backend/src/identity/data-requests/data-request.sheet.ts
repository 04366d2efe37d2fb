import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { DataRequestLine, DataRequestPage } from './data-request.contract';

/** What people asked about their own data, and what became of it. */
export const dataRequestsSheet: Sheet<z.infer<typeof DataRequestPage>, DataRequestLine> = {
  name: 'Demandes sur les données',
  audited: 'data_request',
  rows: ({ items }) => items,
  columns: [
    { label: 'Demandé le', value: ({ askedAt }) => askedAt, as: 'instant' },
    { label: 'Personne', value: ({ person }) => person.name },
    { label: 'Demande', value: ({ kind }) => (kind === 'erasure' ? 'Effacer' : 'Corriger') },
    { label: 'Ses mots', value: ({ words }) => words },
    { label: 'Suite', value: ({ outcome }) => outcome && (outcome === 'done' ? 'Fait' : 'Refusé') },
    { label: 'Retiré le', value: ({ withdrawnAt }) => withdrawnAt, as: 'instant' },
    { label: 'Réponse', value: ({ answer }) => answer },
    { label: 'Répondu le', value: ({ answeredAt }) => answeredAt, as: 'instant' },
    { label: 'Par', value: ({ answeredBy }) => answeredBy },
  ],
};

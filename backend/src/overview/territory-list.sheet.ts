import type { z } from 'zod';
import { TERRITORY_WORDS } from '../network/territories/territory-words.contract';
import type { Sheet } from '../platform/sheets/sheet';
import type { ParticipationLine, ParticipationPage } from './territory-card.contract';

/** The territories of one's cohorts as a file. */
export const territoriesSheet: Sheet<z.infer<typeof ParticipationPage>, ParticipationLine> = {
  name: 'Territoires',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Territoire', value: ({ name }) => name },
    { label: 'Sorte', value: ({ kind }) => TERRITORY_WORDS[kind] },
    { label: 'Département', value: ({ departmentName }) => departmentName },
    { label: 'Habitants', value: ({ population }) => population },
    { label: 'Parcours', value: ({ cohort }) => cohort.name },
  ],
};

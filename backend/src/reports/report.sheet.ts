import type { z } from 'zod';
import type { Sheet } from '../platform/sheets/sheet';
import type { ReportListView } from './territory-page.contract';

type List = z.infer<typeof ReportListView>;

const voices = { ally: 'le mot de l’allié·e', territory: 'le mot du territoire' };

/** The territories' pages of the report as a file: what is published, which voices are missing. */
export const reportSheet: Sheet<List, List['items'][number]> = {
  name: 'Bilan',
  rows: ({ items }) => items,
  columns: [
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Projet', value: ({ projectTitle }) => projectTitle },
    { label: 'Version publiée', value: ({ published }) => published?.number },
    { label: 'Publiée le', value: ({ published }) => published?.publishedAt, as: 'instant' },
    { label: 'Pas encore recueilli', value: ({ missing }) => missing?.map((side) => voices[side]) },
  ],
};

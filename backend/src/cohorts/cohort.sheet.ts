import type { z } from 'zod';
import type { Sheet } from '../platform/sheets/sheet';
import type { CohortLine, CohortPage } from './cohort.contract';

/** The cohorts that the reader knows, as a file. */
export const cohortsSheet: Sheet<z.infer<typeof CohortPage>, CohortLine> = {
  name: 'Parcours',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Parcours', value: ({ name }) => name },
    { label: 'Années', value: ({ years }) => years },
    { label: 'Région', value: ({ region }) => region },
    { label: 'Du', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'Territoires engagés', value: ({ territories }) => territories },
  ],
};

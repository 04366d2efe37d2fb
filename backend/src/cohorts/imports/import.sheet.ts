import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { ImportLine, ImportPage } from './import.contract';

/** The lists that came into a cohort, and what became of them. */
export const importsSheet: Sheet<z.infer<typeof ImportPage>, ImportLine> = {
  name: 'Listes reçues',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Liste', value: ({ sourceName }) => sourceName },
    { label: 'Par', value: ({ by }) => by },
    { label: 'Le', value: ({ createdAt }) => createdAt, as: 'instant' },
    { label: 'Entrée le', value: ({ appliedAt }) => appliedAt, as: 'instant' },
    { label: 'Annulée le', value: ({ undoneAt }) => undoneAt, as: 'instant' },
    { label: 'Lignes', value: ({ lines }) => lines },
    { label: 'Personnes', value: ({ people }) => people },
    { label: 'Places', value: ({ seats }) => seats },
    { label: 'Territoires', value: ({ territories }) => territories },
  ],
};

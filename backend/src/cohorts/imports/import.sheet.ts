import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import { CATEGORY_WORDS } from '../cohort-words.contract';
import type { ImportLine, ImportPage, ImportRowPage, ImportRowView, RowOutcome } from './import.contract';

const OUTCOME_WORDS: Record<RowOutcome, string> = {
  create: 'Nouvelle',
  recognise: 'Reconnue',
  repeat: 'Doublon',
  nothing: 'Déjà là',
  ask: 'À décider',
  fault: 'À corriger',
  aside: 'Titre ou total',
  heading: 'Titres des colonnes',
  skip: 'Laissée de côté',
};

/** What is to be said of a line to whoever wrote the list: what is wrong, what it was taken for, whom it looks like. */
const said = ({ faults, note, sameLine, alike, structures }: ImportRowView) =>
  [...faults.map(({ detail }) => detail), note, sameLine && !note ? `Voir la ligne ${sameLine}.` : null, alike.length ? `Ressemble à ${alike.map(({ givenName, familyName }) => `${givenName} ${familyName}`).join(', ')}.` : null, structures.length ? `Ressemble à ${structures.map(({ name }) => `« ${name} »`).join(', ')}.` : null].filter(Boolean).join(' ');

/** The lines of a list as its writer knows them, cell by cell, with what becomes of each: to be sent back and corrected. */
export const importRowsSheet: Sheet<z.infer<typeof ImportRowPage>, ImportRowView> = {
  name: 'Lignes de la liste',
  audited: 'person',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: ({ headings }) => [
    { label: 'Ligne', value: ({ line }) => line },
    ...headings.map((heading, index) => ({ label: heading || `Colonne ${index + 1}`, value: ({ cells }: ImportRowView) => cells[index] })),
    { label: 'Lue comme', value: ({ values: { category } }) => category && CATEGORY_WORDS[category as keyof typeof CATEGORY_WORDS] },
    { label: 'Territoire reconnu', value: ({ place }) => place },
    { label: 'Ce qu’elle devient', value: ({ outcome }) => OUTCOME_WORDS[outcome] },
    { label: 'À dire', value: said },
  ],
};

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
    { label: 'Structures', value: ({ structures }) => structures },
    { label: 'Places', value: ({ seats }) => seats },
    { label: 'Territoires', value: ({ territories }) => territories },
  ],
};

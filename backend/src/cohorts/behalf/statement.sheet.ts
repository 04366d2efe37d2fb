import type { Sheet } from '../../platform/sheets/sheet';
import type { StatementList, StatementState, StatementView } from './statement.contract';

const states: Record<StatementState, string> = { asked: 'Pas encore répondu', confirmed: 'Je m’y retrouve', partly: 'En partie', refused: 'Non' };

/** What was written in somebody's name in a territory, and what they said of it. */
export const statementsForSheet: Sheet<StatementList, StatementView> = {
  name: 'Écrit pour le compte de',
  audited: 'confirmation',
  rows: ({ items }) => items,
  columns: [
    { label: 'Pour', value: ({ person }) => person },
    { label: 'Quoi', value: ({ heading }) => heading },
    { label: 'Texte', value: ({ shown }) => shown },
    { label: 'Écrit par', value: ({ enteredBy }) => enteredBy },
    { label: 'Écrit le', value: ({ enteredAt }) => enteredAt, as: 'instant' },
    { label: 'Demandé le', value: ({ askedAt }) => askedAt, as: 'instant' },
    { label: 'Réponse', value: ({ state }) => states[state] },
    { label: 'Répondu le', value: ({ answeredAt }) => answeredAt, as: 'instant' },
    { label: 'Un mot', value: ({ word }) => word },
  ],
};

import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { QuestionLine, QuestionPage, QuestionWay } from './question.contract';

const ways: Record<QuestionWay, string> = { email: 'e-mail', telephone: 'téléphone', in_person: 'de vive voix' };

/** The log as a file. */
export const questionsSheet: Sheet<z.infer<typeof QuestionPage>, QuestionLine> = {
  name: 'Questions',
  rows: ({ items }) => items,
  columns: [
    { label: 'Le', value: ({ askedOn }) => askedOn, as: 'day' },
    { label: 'Qui', value: ({ askedBy }) => askedBy },
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Par', value: ({ way }) => ways[way] },
    { label: 'Question', value: ({ words }) => words },
    { label: 'Qui s’en occupe', value: ({ taker }) => taker?.name ?? null },
    { label: 'Avant le', value: ({ dueOn }) => dueOn, as: 'day' },
    { label: 'Répondu le', value: ({ answeredOn }) => answeredOn, as: 'day' },
    { label: 'Réponse', value: ({ answer }) => answer },
  ],
};

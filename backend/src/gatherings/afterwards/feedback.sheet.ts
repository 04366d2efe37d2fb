import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { Sheet } from '../../platform/sheets/sheet';
import type { FeedbackView } from './feedback.contract';

const actors: Record<ActorCategory, string> = { elected_official: 'Élus', local_agent: 'Agents', socio_economic_actor: 'Acteurs locaux', state_agent: 'État', resident: 'Habitants' };

interface Line {
  question: string;
  category: ActorCategory | null;
  text: string;
  signed: string | null;
}

/** The words as a file, in the same groups as on the page. */
export const feedbackSheet: Sheet<FeedbackView, Line> = {
  name: 'Retours',
  rows: ({ groups }) => groups.flatMap(({ question, category, words }) => words.map((word) => ({ question, category, ...word }))),
  columns: [
    { label: 'Question', value: ({ question }) => question },
    { label: 'Qui', value: ({ category }) => (category ? actors[category] : 'Tous ensemble') },
    { label: 'Ce qui est dit', value: ({ text }) => text },
    { label: 'Signé', value: ({ signed }) => signed },
  ],
  audited: 'feedback',
};

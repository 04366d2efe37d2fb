import type { WordsOfLetter } from '../../platform/mail/mail-words';
import { namedPlace } from '../../platform/mail/place-names';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What staff may say otherwise to people outside the cohort. */
export const outsiderLetters: readonly WordsOfLetter[] = [
  {
    template: 'outsider-page',
    label: 'Qui fait quoi, en une page',
    when: 'Quand vous envoyez à quelqu’un de l’extérieur la page qui présente le parcours ou un territoire.',
    byCohort: true,
    original: {
      subject: 'Qui fait quoi, en une page · {{sujet}}',
      greeting: 'Bonjour {{prénom}},',
      body: '{{expéditeur}} vous envoie une page sur {{le-sujet}} : qui fait quoi, ce que nous faisons et ne faisons pas, les dates, et à qui parler.',
      signature: '{{signataire}}',
    },
    variables: { sujet: ({ about }) => text(about), 'le-sujet': ({ about }) => namedPlace(text(about)), expéditeur: ({ senderName }) => text(senderName) },
    sample: { about: 'le Parcours Occitanie', senderName: 'Solène Vidal', message: null },
  },
];

import type { WordsOfLetter } from '../platform/mail/mail-words';
import { atPlace, ofPlace } from '../platform/mail/place-names';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const variables: WordsOfLetter['variables'] = { projet: ({ projectTitle }) => text(projectTitle), territoire: ({ territoryName }) => text(territoryName), 'à-territoire': ({ territoryName }) => atPlace(text(territoryName)) };
const sample = { projectTitle: 'La halle qui rassemble', territoryName: 'Barre-des-Cévennes', message: null };

/** What staff may say otherwise when they ask what a project changed, and how it was lived. */
export const evaluationLetters: readonly WordsOfLetter[] = [
  {
    template: 'effect-request',
    label: 'Demande de ce que ça a changé',
    when: 'Quand vous demandez ce qu’un projet a changé.',
    byCohort: true,
    original: {
      subject: 'Qu’est-ce que ça a changé ? · {{territoire}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Depuis le début du parcours, qu’est-ce que le projet « {{projet}} » a changé {{à-territoire}} ? Et qu’est-ce qui n’a pas marché ? Une phrase suffit, on précisera ensuite.',
      signature: '{{signataire}}',
    },
    variables,
    sample,
  },
  {
    template: 'viewpoint-request',
    label: 'Demande d’un mot',
    when: 'Quand vous demandez le mot d’un territoire ou d’un·e allié·e.',
    byCohort: true,
    original: {
      subject: 'Votre mot sur le parcours · {{territoire}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Le bilan {{de-territoire}} garde une place pour votre mot : comment avez-vous vécu cet accompagnement ? Quelques lignes suffisent. Rien n’est publié sans votre accord.',
      signature: '{{signataire}}',
    },
    variables: { territoire: ({ territoryName }) => text(territoryName), 'de-territoire': ({ territoryName }) => ofPlace(text(territoryName)) },
    sample,
  },
];

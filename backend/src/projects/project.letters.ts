import type { WordsOfLetter } from '../platform/mail/mail-words';
import { atPlace } from '../platform/mail/place-names';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What staff may say otherwise when they ask for news of a project. */
export const projectLetters: readonly WordsOfLetter[] = [
  {
    template: 'news-request',
    label: 'Demande de nouvelles',
    when: 'Quand vous demandez des nouvelles d’un projet.',
    byCohort: true,
    original: {
      subject: 'Des nouvelles ? · {{territoire}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Comment avance « {{projet}} » {{à-territoire}} ? Une phrase suffit : ce qui avance, une petite victoire, ou ce qui bloque.',
      signature: '{{signataire}}',
    },
    variables: { projet: ({ projectTitle }) => text(projectTitle), territoire: ({ territoryName }) => text(territoryName), 'à-territoire': ({ territoryName }) => atPlace(text(territoryName)) },
    sample: { projectTitle: 'La halle qui rassemble', territoryName: 'Barre-des-Cévennes', message: null },
  },
];

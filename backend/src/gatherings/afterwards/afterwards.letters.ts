import type { WordsOfLetter } from '../../platform/mail/mail-words';
import { longDate } from '../../platform/mail/typography';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const variables: WordsOfLetter['variables'] = {
  'rendez-vous': ({ title }) => text(title),
  date: ({ heldOn }, zone) => (heldOn ? longDate(text(heldOn), zone) : ''),
  parcours: ({ cohortName }) => text(cohortName),
};
const sample = { title: 'Deuxième journée commune', heldOn: '2025-03-18', cohortName: 'Parcours Occitanie', supports: ['Diaporama de la journée', 'Compte rendu'], message: null };

/** What staff may say otherwise once a gathering is over. */
export const afterwardsLetters: readonly WordsOfLetter[] = [
  {
    template: 'gathering-supports',
    label: 'Supports, à qui était là',
    when: 'Quand vous diffusez les supports. Leur liste et le bouton suivent votre texte.',
    byCohort: true,
    original: { subject: 'Les supports sont là : {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: 'Les supports de « {{rendez-vous}} » ({{date}}) sont en ligne :', signature: '{{signataire}}' },
    variables,
    sample,
  },
  {
    template: 'gathering-missed',
    label: 'L’essentiel, à qui n’était pas là',
    when: 'Quand vous diffusez les supports. Leur liste et le bouton suivent votre texte.',
    byCohort: true,
    original: {
      subject: 'Pour vous, l’essentiel en 5 minutes : {{rendez-vous}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Vous n’avez pas pu être là pour « {{rendez-vous}} », {{date}}. Ce qu’il faut en retenir tient en cinq minutes :',
      signature: '{{signataire}}',
    },
    variables,
    sample,
  },
  {
    template: 'gathering-feedback',
    label: 'Demande d’un retour',
    when: 'Au moment que montre le rendez-vous (d’abord le lendemain matin), à qui était là, ou quand vous le demandez. « Lus sans votre nom » reste.',
    byCohort: true,
    original: {
      subject: 'Une minute pour votre retour : {{rendez-vous}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Vous étiez à « {{rendez-vous}} », {{date}}. Trois questions, une minute, pour préparer la suite.',
      signature: '{{signataire}}',
    },
    variables,
    sample,
  },
];

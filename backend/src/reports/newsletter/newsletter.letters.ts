import type { FixedLetter, WordsOfLetter } from '../../platform/mail/mail-words';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What staff may say otherwise to whoever asked for a rereading that was refused. */
export const newsletterLetters: readonly WordsOfLetter[] = [
  {
    template: 'newsletter-quote-refused',
    label: 'Citation refusée, à qui l’avait demandée',
    when: 'Quand une personne citée dans l’infolettre ne souhaite pas l’être.',
    byCohort: true,
    original: {
      subject: 'Citation refusée : {{qui}}',
      greeting: 'Bonjour {{prénom}},',
      body: '{{qui}} a relu ses mots dans l’infolettre « {{infolettre}} », rubrique « {{rubrique}} », et préfère ne pas être cité·e. Ce passage ne partira pas, et l’infolettre l’attend : retirez-le, ou écrivez-le sans ses mots ni son nom.',
      signature: '',
    },
    variables: {
      qui: ({ person }) => text(person),
      infolettre: ({ newsletter }) => text(newsletter),
      rubrique: ({ heading }) => text(heading),
    },
    sample: { unsigned: true, person: 'Jean Meyrueis', newsletter: 'Infolettre du printemps', heading: 'Les nouvelles des territoires', shown: 'Nous avons osé ouvrir la place.', word: 'Le conseil n’a pas encore voté.', address: 'https://cordee.example.org/infolettre' },
  },
];

export const fixedNewsletterLetters: readonly FixedLetter[] = [
  { template: 'newsletter', label: 'Infolettre', why: 'chaque numéro s’écrit en entier dans « Infolettre »' },
  { template: 'newsletter-rereading', label: 'Relecture d’une citation', why: 'demande un accord : les mêmes mots pour chacun' },
];

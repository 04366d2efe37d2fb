import type { WordsOfLetter } from '../../platform/mail/mail-words';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What staff may say otherwise when they ask allies how many days they have. */
export const availabilityLetters: readonly WordsOfLetter[] = [
  {
    template: 'availability-request',
    label: 'Demande de disponibilités',
    when: 'Quand vous demandez des jours d’appui aux allié·es.',
    byCohort: true,
    original: {
      subject: '{{jours}} jours d’appui, du {{du}} au {{au}} ?',
      greeting: 'Bonjour {{prénom}},',
      body: '{{demandé-par}} prépare la suite de « {{parcours}} » et cherche {{jours}} jours d’appui, du {{du}} au {{au}}.',
      signature: '{{signataire}}',
    },
    variables: {
      jours: ({ days }) => String(days ?? ''),
      du: ({ from }) => text(from),
      au: ({ until }) => text(until),
      parcours: ({ cohortName }) => text(cohortName),
      'demandé-par': ({ askedBy }) => text(askedBy),
    },
    sample: { days: 8, from: '1er mars 2025', until: '30 juin 2025', cohortName: 'Parcours Occitanie', askedBy: 'Solène Vidal', message: null },
  },
];

import type { FixedLetter, WordsOfLetter } from '../platform/mail/mail-words';
import { atPlace, ofPlace } from '../platform/mail/place-names';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What staff may say otherwise to whoever joins a territory's team. */
export const handoverLetters: readonly WordsOfLetter[] = [
  {
    template: 'take-up-the-thread',
    label: 'Reprendre le fil, à qui rejoint une équipe',
    when: 'Quand vous envoyez la page qui raconte ce qui s’est passé.',
    byCohort: true,
    original: {
      subject: 'Reprendre le fil {{à-territoire}}, en cinq minutes',
      greeting: 'Bonjour {{prénom}},',
      body: 'Vous rejoignez l’équipe {{de-territoire}} ({{parcours}}). Ce qui s’est passé avant vous tient en une courte lecture : où on en est, qui est qui, le projet en une phrase, ce qui a été décidé, ce qui vient. Cinq minutes.',
      signature: '{{signataire}}',
    },
    variables: {
      territoire: ({ territoryName }) => text(territoryName),
      'à-territoire': ({ territoryName }) => atPlace(text(territoryName)),
      'de-territoire': ({ territoryName }) => ofPlace(text(territoryName)),
      parcours: ({ cohortName }) => text(cohortName),
    },
    sample: { territoryName: 'Barre-des-Cévennes', cohortName: 'Parcours Occitanie', message: null },
  },
];

export const fixedHandoverLetters: readonly FixedLetter[] = [{ template: 'handed-over', label: 'Passage de relais', why: 'part au nom de la personne qui s’en va, avec ce qu’elle confie' }];

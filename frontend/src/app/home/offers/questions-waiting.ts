import { ago, count } from '../../shared/french';
import type { Offer } from './offer';

export const questionsWaiting: Offer = {
  sign: 'Questions',
  act: 'Répondre',
  words: ({ cohortId, count: many, on, subject }) => ({
    text: `${count(many ?? 0, 'question attend', 'questions attendent')} une réponse`,
    detail: `La plus ancienne, de ${subject}, était pour ${ago(on)}`,
    path: ['/parcours', cohortId, 'questions'],
  }),
};

import { ago, count, longDate } from '../../shared/french';
import type { Offer } from './offer';

export const busyAhead: Offer = {
  sign: 'Calendrier',
  act: 'Voir',
  words: ({ cohortId, count: many, on, subject, territoryName }) => ({
    text: `${subject} ${ago(on)}`,
    detail: `${territoryName ?? count(many ?? 0, 'territoire')}, à partir du ${longDate(on)}\u00a0: mieux vaut ne rien y prévoir`,
    path: ['/parcours', cohortId],
  }),
};

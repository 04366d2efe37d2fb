import { longDate } from '../../shared/french';
import type { Offer } from './offer';

export const leadStepPast: Offer = {
  sign: 'Contact',
  act: 'Voir',
  words: ({ cohortId, on, participationId, subject, territoryName }) => ({
    text: `${territoryName}\u00a0: ${subject}`,
    detail: `Prévu le ${longDate(on)}`,
    path: ['/parcours', cohortId, 'recrutement'],
    query: { fiche: participationId ?? '' },
  }),
};

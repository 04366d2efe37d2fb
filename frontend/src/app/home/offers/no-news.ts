import { ago } from '../../shared/french';
import type { Offer } from './offer';

export const noNews: Offer = {
  sign: 'Nouvelles',
  act: 'Demander',
  words: ({ on, participationId, territoryName }) => ({
    text: `${territoryName}\u00a0: des nouvelles\u202f?`,
    detail: on ? `Les dernières\u00a0: ${ago(on)}` : 'Pas encore de nouvelles',
    path: ['/projets', participationId ?? ''],
  }),
};

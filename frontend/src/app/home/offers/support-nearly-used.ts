import { number } from '../../shared/french';
import type { Offer } from './offer';

export const supportNearlyUsed: Offer = {
  sign: 'Appui',
  act: 'Voir',
  words: ({ count: many, of, participationId, territoryName }) => ({
    text: `${territoryName}\u00a0: ${number(many)} jours d’appui sur ${number(of)}`,
    detail: 'Parler de la suite avec l’allié·e',
    path: ['/projets', participationId ?? '', 'appui'],
  }),
};

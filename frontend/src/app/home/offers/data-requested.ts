import { ago } from '../../shared/french';
import type { Offer } from './offer';

export const dataRequested: Offer = {
  sign: 'Demande',
  act: 'Répondre',
  words: ({ on, subject }) => ({
    text: `${subject} attend une réponse sur ses données`,
    detail: `Demandé ${ago(on)}\u00a0; la loi donne un mois`,
    path: ['/administration', 'demandes'],
  }),
};

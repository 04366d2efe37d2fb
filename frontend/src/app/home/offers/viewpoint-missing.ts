import { WORDS_OF } from '../home-words';
import type { Offer } from './offer';

export const viewpointMissing: Offer = {
  sign: 'Bilan',
  act: 'Recueillir',
  words: ({ participationId, subject, territoryName }) => ({
    text: `${territoryName}\u00a0: ${WORDS_OF[subject ?? ''] ?? 'un mot'}`,
    detail: 'Pas encore recueilli',
    path: ['/effets', participationId ?? ''],
  }),
};

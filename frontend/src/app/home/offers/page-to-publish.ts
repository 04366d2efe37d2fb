import { count } from '../../shared/french';
import type { Offer } from './offer';

export const pageToPublish: Offer = {
  sign: 'Bilan',
  act: 'Relire',
  words: ({ count: many, subject }) => ({
    text: `${count(many ?? 0, 'page du bilan prête', 'pages du bilan prêtes')} à rendre ${(many ?? 0) < 2 ? 'visible' : 'visibles'}`,
    detail: subject ?? '',
    path: ['/bilan'],
  }),
};

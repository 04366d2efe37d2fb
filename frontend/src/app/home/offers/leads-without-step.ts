import { count } from '../../shared/french';
import type { Offer } from './offer';

export const leadsWithoutStep: Offer = {
  sign: 'Contacts',
  act: 'Préparer la suite',
  words: ({ cohortId, count: many, subject }) => ({
    text: `${count(many ?? 0, 'territoire')} sans prochain geste`,
    detail: subject ?? '',
    path: ['/parcours', cohortId, 'recrutement'],
    query: { suite: 'sans' },
  }),
};

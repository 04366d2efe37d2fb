import { count, weekdayDate } from '../../shared/french';
import type { Offer } from './offer';

export const requestsToDecide: Offer = {
  sign: 'Rendez-vous',
  act: 'Répondre',
  words: ({ count: many, on, recordId, subject }) => ({
    text: `${subject}\u00a0: ${count(many ?? 0, 'personne demande', 'personnes demandent')} à venir`,
    detail: on ? weekdayDate(on) : 'sans date précise',
    path: ['/rendez-vous', recordId ?? '', 'places'],
  }),
};

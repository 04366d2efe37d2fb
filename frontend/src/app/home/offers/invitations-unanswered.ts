import { count, weekdayDate } from '../../shared/french';
import type { Offer } from './offer';

export const invitationsUnanswered: Offer = {
  sign: 'Rendez-vous',
  act: 'Voir',
  words: ({ count: many, of, on, recordId, subject }) => ({
    text: `${subject}\u00a0: ${count(many ?? 0, 'réponse attendue', 'réponses attendues')}`,
    detail: `${weekdayDate(on)} · ${count(of ?? 0, 'invitation')}`,
    path: ['/rendez-vous', recordId ?? ''],
  }),
};

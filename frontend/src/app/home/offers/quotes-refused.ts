import { ago } from '../../shared/french';
import type { Offer } from './offer';

export const quotesRefused: Offer = {
  sign: 'Infolettre',
  act: 'Ouvrir',
  words: ({ subject, count, on, recordId }) => ({
    text: (count ?? 0) > 1 ? `${subject}\u00a0: ${count} citations refusées` : `${subject} préfère ne pas être cité·e`,
    detail: `Dit ${ago(on)}\u00a0; le numéro ne part pas avec ces mots`,
    path: ['/infolettre', 'brouillon', recordId ?? ''],
  }),
};

import { longDate } from '../../shared/french';
import type { Offer } from './offer';

export const diagnosticLate: Offer = {
  sign: 'Diagnostic',
  act: 'Voir',
  words: ({ on, recordId, territoryName }) => ({
    text: `${territoryName}\u00a0: un diagnostic à accompagner`,
    detail: `Le temps des diagnostics s’est achevé le ${longDate(on)}`,
    path: ['/diagnostics', recordId ?? ''],
  }),
};

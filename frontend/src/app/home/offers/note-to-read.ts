import { ago } from '../../shared/french';
import { note } from '../home-words';
import type { Offer } from './offer';

export const noteToRead: Offer = {
  sign: 'Note',
  act: 'Relire',
  words: ({ on, participationId, subject, territoryName }) => ({
    text: `${territoryName}\u00a0: ${note(subject)} à relire`,
    detail: `Envoyée ${ago(on)}`,
    path: ['/projets', participationId ?? '', 'notes'],
  }),
};

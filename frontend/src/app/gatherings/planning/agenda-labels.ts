import type { SequenceKind } from '../../api';

export const SEQUENCE_KINDS = {
  welcome: 'Accueil',
  plenary: 'Tous ensemble',
  workshop: 'Atelier',
  peer_exchange: 'Échange entre pairs',
  visit: 'Visite',
  break: 'Pause',
  closing: 'Clôture',
} satisfies Record<SequenceKind, string>;

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

/** What a group attends while other groups attend something else. */
export const GROUP_KINDS: readonly SequenceKind[] = ['workshop', 'peer_exchange', 'visit'];

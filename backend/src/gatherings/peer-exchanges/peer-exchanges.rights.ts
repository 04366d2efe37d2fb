import { allow } from '../../platform/auth/right';

/**
 * What is said among peers is the group's. `peer_card` reaches a board through its link or its scribe alone, so that no hat
 * of the cohort opens it; `shared_peer_card` is what a group let out, for those who work with it. Row security also asks
 * that the bearer of a link still be of the group.
 */
export const peerExchangesRights = [
  ...allow('cohort_manager', 'cohort', { peer_board: 'crud', peer_entry: 'crd', shared_peer_card: 'r' }),
  ...allow('pivot_ally', 'cohort', { peer_board: 'cru', peer_entry: 'crd', shared_peer_card: 'r' }),
  ...(['delegate', 'project_ally', 'evaluator'] as const).flatMap((hat) => allow(hat, 'cohort', { shared_peer_card: 'r' })),
  // Whoever keeps a board, by the name that staff gave it to.
  ...allow('person', 'self', { peer_board: 'r', peer_card: 'crud' }),
  ...allow('link:peer_exchange', 'record', { peer_board: 'r', peer_card: 'crud', shared_peer_card: 'r', gathering: 'r' }),
  ...allow('link:peer_exchange', 'self', { person: 'r' }),
  ...allow('link:peer_exchange', 'network', { territory: 'r', network: 'r' }),
];

import type { ActorCategory, DelegateStatus } from './delegation/delegate.contract';
import type { StageName } from './participations/participation.contract';
import type { z } from 'zod';

/** Somebody's kind of actor, as a file says it. */
export const CATEGORY_WORDS: Record<ActorCategory, string> = {
  elected_official: 'Élu·e',
  local_agent: 'Agent·e',
  socio_economic_actor: 'Acteur·rice local·e',
  state_agent: 'État',
  resident: 'Habitant·e',
};

export const STATUS_WORDS: Record<DelegateStatus, string> = { agreed: 'D’accord', foreseen: 'Pressenti·e' };

/** Where a territory stands, as a file says it. */
export const STAGE_WORDS: Record<z.infer<typeof StageName>, string> = {
  approached: 'Approché',
  interested: 'Intéressé',
  met: 'Rencontré',
  engaged: 'Engagé',
  paused: 'En pause',
  completed: 'Terminé',
  did_not_follow_up: 'N’a pas donné suite',
  stopped: 'S’est arrêté',
};

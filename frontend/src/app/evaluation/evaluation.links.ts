import type { LinkPages } from '../core/link/link-info';

/** Pages on effects and viewpoints opened from a personal link. */
export default {
  tell_effect: () => import('./effect-link-page').then((m) => m.EffectLinkPage),
  write_viewpoint: () => import('./viewpoint-link-page').then((m) => m.ViewpointLinkPage),
} satisfies LinkPages;

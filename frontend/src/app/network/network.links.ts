import type { LinkPages } from '../core/link/link-info';

/** Pages of the directory opened from a personal link. */
export default {
  answer_availability: () => import('./availability/availability-link-page').then((m) => m.AvailabilityLinkPage),
} satisfies LinkPages;

import type { LinkPages } from '../core/link/link-info';

/** Pages of the cohort opened from a personal link. */
export default {
  own_cohort_page: () => import('./story/story-link-page').then((m) => m.StoryLinkPage),
} satisfies LinkPages;

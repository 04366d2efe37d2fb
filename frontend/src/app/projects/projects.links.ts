import type { LinkPages } from '../core/link/link-info';

/** Pages of a pilot project opened from a personal link. */
export default {
  write_news: () => import('./news-link-page').then((m) => m.NewsLinkPage),
} satisfies LinkPages;

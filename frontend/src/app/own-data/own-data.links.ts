import type { LinkPages } from '../core/link/link-info';

/** One's own data, opened from a personal link. */
export default {
  own_data: () => import('./own-data-page').then((m) => m.OwnDataPage),
} satisfies LinkPages;

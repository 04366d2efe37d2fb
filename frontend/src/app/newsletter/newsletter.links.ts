import type { LinkPages } from '../core/link/link-info';

/** The page on which somebody quoted reads the words again. */
export default {
  reread_quote: () => import('./rereading-link-page').then((m) => m.RereadingLinkPage),
} satisfies LinkPages;

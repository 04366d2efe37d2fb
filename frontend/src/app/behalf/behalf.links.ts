import type { LinkPages } from '../core/link/link-info';

/** The page on which somebody answers for what was written in their name. */
export default {
  confirm_statement: () => import('./statement-link-page').then((m) => m.StatementLinkPage),
} satisfies LinkPages;

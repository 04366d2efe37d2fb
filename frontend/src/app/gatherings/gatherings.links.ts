import type { LinkPages } from '../core/link/link-info';

/** Pages of a gathering opened from a personal link. */
export default {
  answer_invitation: () => import('./invitation-link-page').then((m) => m.InvitationLinkPage),
} satisfies LinkPages;

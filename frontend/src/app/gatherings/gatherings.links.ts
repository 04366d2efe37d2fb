import type { LinkPages } from '../core/link/link-info';

/** Pages of a gathering opened from a personal link. */
export default {
  confirm_request: () => import('./guests/request-link-page').then((m) => m.RequestLinkPage),
  // Two records are one date; more are the dates that one letter named.
  answer_invitation: (link) => (link.recordIds[2] ? import('./guests/series-link-page').then((m) => m.SeriesLinkPage) : import('./invitation-link-page').then((m) => m.InvitationLinkPage)),
  find_resources: () => import('./afterwards/find-resources-link-page').then((m) => m.FindResourcesLinkPage),
  give_feedback: () => import('./afterwards/feedback-link-page').then((m) => m.FeedbackLinkPage),
  peer_exchange: () => import('./peer-exchanges/peer-board-link-page').then((m) => m.PeerBoardLinkPage),
} satisfies LinkPages;

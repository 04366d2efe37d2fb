import type { WatchLine } from '../../api';
import { dataRequested } from './data-requested';
import { busyAhead } from './busy-ahead';
import { diagnosticLate } from './diagnostic-late';
import { invitationsUnanswered } from './invitations-unanswered';
import { leadStepPast } from './lead-step-past';
import { leadsWithoutStep } from './leads-without-step';
import { noNews } from './no-news';
import { noteToRead } from './note-to-read';
import { pageToPublish } from './page-to-publish';
import { questionsWaiting } from './questions-waiting';
import { requestsToDecide } from './requests-to-decide';
import { quotesRefused } from './quotes-refused';
import { seatsToFill } from './seats-to-fill';
import { supportNearlyUsed } from './support-nearly-used';
import { viewpointMissing } from './viewpoint-missing';
import type { Offer } from './offer';

const OFFERS = {
  data_requested: dataRequested,
  busy_ahead: busyAhead,
  diagnostic_late: diagnosticLate,
  invitations_unanswered: invitationsUnanswered,
  lead_step_past: leadStepPast,
  leads_without_step: leadsWithoutStep,
  no_news: noNews,
  note_to_read: noteToRead,
  page_to_publish: pageToPublish,
  questions_waiting: questionsWaiting,
  requests_to_decide: requestsToDecide,
  quotes_refused: quotesRefused,
  seats_to_fill: seatsToFill,
  support_nearly_used: supportNearlyUsed,
  viewpoint_missing: viewpointMissing,
} as const satisfies Record<WatchLine['kind'], Offer>;

/** What staff may want to look at, worded as an offer, with its sign and its act. */
export function offered(line: WatchLine) {
  const { sign, act, words } = OFFERS[line.kind];
  return { sign, act, ...words(line) };
}

import { dataRequested } from './data-requested.sql';
import { busyAhead } from './busy-ahead.sql';
import { diagnosticLate } from './diagnostic-late.sql';
import { invitationsUnanswered } from './invitations-unanswered.sql';
import { leadStepPast } from './lead-step-past.sql';
import { leadsWithoutStep } from './leads-without-step.sql';
import { noNews } from './no-news.sql';
import { noteToRead } from './note-to-read.sql';
import { pageToPublish } from './page-to-publish.sql';
import { questionsWaiting } from './questions-waiting.sql';
import { requestsToDecide } from './requests-to-decide.sql';
import { quotesRefused } from './quotes-refused.sql';
import { seatsToFill } from './seats-to-fill.sql';
import { supportNearlyUsed } from './support-nearly-used.sql';
import { viewpointMissing } from './viewpoint-missing.sql';
import type { WatchPart } from './watch-part';

/** Every kind of line of « À regarder », in the alphabet's order: their rank says which comes first. */
export const watchParts = {
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
} as const satisfies Record<string, WatchPart>;

export type WatchKindName = keyof typeof watchParts;

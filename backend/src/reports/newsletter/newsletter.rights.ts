import { allow } from '../../platform/auth/right';

/** Staff and the embedded media write, and take out pieces; staff alone send and ask; everybody of the cohort reads what was sent. */
export const newsletterRights = [
  ...allow('cohort_manager', 'cohort', { newsletter: 'crud', newsletter_piece: 'crud', newsletter_issue: 'cru', quote_rereading: 'cru' }),
  ...allow('pivot_ally', 'cohort', { newsletter: 'cru', newsletter_piece: 'crud', newsletter_issue: 'cru', quote_rereading: 'cru' }),
  ...allow('storyteller', 'cohort', { newsletter: 'cru', newsletter_piece: 'crud', newsletter_issue: 'r', quote_rereading: 'r' }),
  ...(['project_ally', 'delegate', 'evaluator', 'observer', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor'] as const).flatMap((hat) => allow(hat, 'cohort', { newsletter_issue: 'r' })),
  // The words of one letter, and what names the page: nothing of the draft around them.
  ...allow('link:reread_quote', 'record', { quote_rereading: 'ru' }),
  ...allow('link:reread_quote', 'cohort', { cohort: 'r' }),
  ...allow('link:reread_quote', 'self', { person: 'r', idempotency_key: 'cru' }),
];

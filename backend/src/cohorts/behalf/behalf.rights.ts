import { allow } from '../../platform/auth/right';

/** Staff and a territory's allies write for others; the person it stands for answers, from the letter's link and nothing wider. */
export const behalfRights = [
  ...allow('cohort_manager', 'cohort', { confirmation: 'cru', asked_act: 'r' }),
  ...allow('pivot_ally', 'cohort', { confirmation: 'cru', asked_act: 'r' }),
  ...allow('project_ally', 'participation', { confirmation: 'cru', asked_act: 'r' }),
  ...allow('delegate', 'participation', { confirmation: 'r' }),
  // The letter is the record: its statements, and of the rest what names the page.
  ...allow('link:confirm_statement', 'record', { confirmation: 'ru' }),
  ...allow('link:confirm_statement', 'cohort', { cohort: 'r' }),
  ...allow('link:confirm_statement', 'participation', { participation: 'r' }),
  ...allow('link:confirm_statement', 'self', { person: 'r', idempotency_key: 'cru' }),
  ...allow('link:confirm_statement', 'network', { territory: 'r', organisation: 'r' }),
];

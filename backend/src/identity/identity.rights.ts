import { allow } from '../platform/auth/right';

/** Accounts and hats are the administrators'; a diagnostic's lead gives its hats; a cohort's staff give those of the cohort. */
export const identityRights = [
  ...allow('person', 'self', { account: 'r', hat: 'r', sign_in: 'ru', oidc_identity: 'rd', oidc_session: 'r', oidc_attempt: 'r', idempotency_key: 'cru', own_data: 'ru', data_request: 'cr', data_request_withdrawal: 'c' }),
  // One's own data, from an e-mail: what the link opens is oneself, and nothing that a link may not move.
  ...allow('link:own_data', 'self', { person: 'r', person_contact: 'ru', idempotency_key: 'cru', own_data: 'ru', data_request: 'cr', data_request_withdrawal: 'c' }),
  ...allow('link:own_data', 'network', { network: 'r' }),
  ...(['network_admin', 'cohort_manager'] as const).flatMap((hat) => allow(hat, 'network', { data_request: 'ru', own_data_link: 'c' })),
  ...allow('pivot_ally', 'network', { data_request: 'r', own_data_link: 'c' }),
  ...allow('network_admin', 'network', { account: 'cru', hat: 'cru', outbox_message: 'cru' }),
  ...allow('cohort_manager', 'cohort', { hat: 'cru', lead_hat: 'cu', personal_link: 'cru', outbox_message: 'cru' }),
  ...allow('cohort_manager', 'network', { account: 'r' }),
  ...allow('pivot_ally', 'cohort', { hat: 'r', lead_hat: 'cu', personal_link: 'cru', outbox_message: 'cru' }),
  ...allow('diagnostic_lead', 'diagnostic', { hat: 'r', diagnostic_hat: 'cu', lead_hat: 'u' }),
  ...allow('interviewer', 'diagnostic', { hat: 'r' }),
  ...allow('diagnostic_supervisor', 'diagnostic', { hat: 'r' }),
  ...allow('project_ally', 'participation', { personal_link: 'cr' }),
  // An e-mail's row knows its cohort alone; what an ally may ask for is bound to the link that goes with it.
  ...allow('project_ally', 'cohort', { outbox_message: 'c' }),
  // Who asked not to receive a kind of letter: known to whoever writes to them, and entered by staff when it was said otherwise.
  ...(['network_admin', 'cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'network', { mail_refusal: 'rcd' })),
  ...allow('person', 'self', { mail_refusal: 'rcd' }),
  // The words of e-mails: the network's by its administrators, a cohort's by its staff.
  ...allow('network_admin', 'network', { mail_text: 'crud', mail_flow: 'r' }),
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => [...allow(hat, 'cohort', { mail_text: 'crud' }), ...allow(hat, 'network', { mail_text: 'r' })]),
];

import { allow, type HatName } from '../platform/auth/right';
import { recruitingRights } from './recruiting/recruiting.rights';

const everybody: HatName[] = ['cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];

/** A cohort and its territories are known to all who walk with it; its team's composition is the staff's to write. */
export const cohortsRights = [
  ...recruitingRights,
  ...allow('network_admin', 'network', { cohort: 'cru' }),
  ...allow('person', 'self', { saved_view: 'crud', watch_rest: 'crud' }),
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { saved_view: 'r', shared_view: 'c' })),
  // A view that a colleague left shared when they went.
  ...allow('cohort_manager', 'cohort', { saved_view: 'd' }),
  ...everybody.flatMap((hat) => allow(hat, 'cohort', { cohort: 'r', participation: 'r', cohort_people: 'r' })),
  ...allow('cohort_manager', 'cohort', { cohort: 'u', participation: 'cu', participation_stage: 'crud', delegate: 'crud', seat_offer: 'cru' }),
  ...allow('pivot_ally', 'cohort', { participation: 'cu', participation_stage: 'cru', delegate: 'cru', seat_offer: 'cru' }),
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { import_batch: 'crud' })),
  ...allow('project_ally', 'participation', { participation_stage: 'r', delegate: 'r' }),
  ...(['diagnostic_lead', 'interviewer', 'diagnostic_supervisor'] as const).flatMap((hat) => allow(hat, 'participation', { delegate: 'r' })),
  ...allow('delegate', 'participation', { participation_stage: 'r' }),
  ...(['delegate', 'evaluator', 'observer'] as const).flatMap((hat) => allow(hat, 'cohort', { delegate: 'r' })),
  ...(['evaluator', 'observer'] as const).flatMap((hat) => allow(hat, 'cohort', { participation_stage: 'r' })),
  // Allies are asked for days by the staff of a cohort, and answer from a link or for themselves.
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { availability_request: 'cru', availability_answer: 'cru' })),
  ...allow('person', 'self', { availability_answer: 'r' }),
  ...allow('link:answer_availability', 'record', { availability_request: 'r', availability_answer: 'ru' }),
  ...allow('link:answer_availability', 'cohort', { cohort: 'r' }),
  ...allow('link:answer_availability', 'network', { network: 'r', organisation: 'r' }),
  ...allow('link:answer_availability', 'self', { person: 'r', idempotency_key: 'cru' }),
  ...(['answer_invitation', 'write_news', 'tell_effect', 'write_viewpoint'] as const).flatMap((purpose) => [
    ...allow(`link:${purpose}`, 'cohort', { cohort: 'r' }),
    ...allow(`link:${purpose}`, 'participation', { participation: 'r', delegate: 'r', team_people: 'r' }),
    ...allow(`link:${purpose}`, 'self', { person: 'r', idempotency_key: 'cru' }),
    ...allow(`link:${purpose}`, 'network', { territory: 'r', organisation: 'r' }),
  ]),
  ...allow('cohort_manager', 'cohort', { question: 'crud' }),
  ...allow('pivot_ally', 'cohort', { question: 'cru' }),
];

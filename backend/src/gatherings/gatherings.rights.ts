import { allow, type HatName } from '../platform/auth/right';
import { answersRights } from './answers.rights';
import { planningRights } from './planning/planning.rights';
import { proofRights } from './proof/proof.rights';

const cohortWide: HatName[] = ['diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];

/** Gatherings are the cohort's; who is invited and came is the staff's, the territory's own, and everybody's about themselves. */
export const gatheringsRights = [
  ...allow('cohort_manager', 'cohort', { gathering: 'crud', registration: 'crud', attendance: 'crud', attendance_signature: 'crd', attendance_figures: 'r', resource: 'crud' }),
  ...allow('pivot_ally', 'cohort', { gathering: 'cru', registration: 'cru', attendance: 'crud', attendance_signature: 'crd', attendance_figures: 'r', resource: 'cru' }),
  ...planningRights,
  ...cohortWide.flatMap((hat) => allow(hat, 'cohort', { gathering: 'r', resource: 'r' })),
  ...allow('delegate', 'participation', { registration: 'r' }),
  // An answer noted for somebody of the team; who gave it is kept beside it.
  ...allow('project_ally', 'participation', { registration: 'ru' }),
  ...(['delegate', 'project_ally', 'evaluator', 'observer'] as const).flatMap((hat) => allow(hat, 'cohort', { attendance_figures: 'r' })),
  ...allow('person', 'self', { registration: 'ru' }),
  ...allow('link:answer_invitation', 'record', { registration: 'ru', gathering: 'r', resource: 'r', attendance_figures: 'r' }),
  ...proofRights,
  ...answersRights,
  // Who was written to, when and what; what leaves by itself. A job opens one gathering and the people it writes to.
  ...allow('cohort_manager', 'cohort', { gathering_sending: 'crud' }),
  ...allow('pivot_ally', 'cohort', { gathering_sending: 'crud' }),
  ...allow('job:remind', 'record', {
    cohort: 'r', gathering: 'ru', gathering_sending: 'cru', registration: 'ru', attendance: 'r', attendance_figures: 'r', participation: 'r', delegate: 'r', asked_act: 'r', person: 'r', person_contact: 'r', hat: 'r', outbox_message: 'cr', personal_link: 'cr',
  }),
  ...allow('job:remind', 'network', { network: 'r', territory: 'r' }),
];

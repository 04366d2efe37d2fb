import { allow, type HatName } from '../../platform/auth/right';

const everybody: HatName[] = ['cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];

/**
 * The calendar and the partners of a cohort are known to all who walk with it. Recruiting is the staff's; what was aimed at is
 * told to those who follow the programme. The network's administration gives a new cohort the shape of another.
 */
export const recruitingRights = [
  ...allow('network_admin', 'network', { cohort_phase: 'cr', cohort_partner: 'cr', programme_target: 'crud', programme: 'cru' }),
  ...everybody.flatMap((hat) => allow(hat, 'cohort', { cohort_phase: 'r', cohort_partner: 'r' })),
  ...allow('cohort_manager', 'cohort', { cohort_phase: 'cud', cohort_partner: 'cud', executive_fact: 'crud', presentation: 'crud', presentation_territory: 'crud', programme_target: 'crud' }),
  // Who was at a presentation is corrected by taking a tick away.
  ...allow('pivot_ally', 'cohort', { cohort_phase: 'cu', cohort_partner: 'cu', executive_fact: 'cru', presentation: 'cru', presentation_territory: 'crud', programme_target: 'cru' }),
  // Who is approached and has not engaged is named to those who recruit it and to those who wear a hat in it.
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { lead: 'r' })),
  ...(['delegate', 'project_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor'] as const).flatMap((hat) => allow(hat, 'participation', { lead: 'r' })),
  // What was noted of its mayor is the territory's to read.
  ...allow('delegate', 'participation', { executive_fact: 'r' }),
  ...(['cohort_manager', 'pivot_ally', 'evaluator', 'observer'] as const).flatMap((hat) => allow(hat, 'network', { programme: 'r' })),
  ...(['evaluator', 'observer'] as const).flatMap((hat) => allow(hat, 'cohort', { programme_target: 'r' })),
  ...(['answer_invitation', 'write_news', 'tell_effect', 'write_viewpoint'] as const).flatMap((purpose) => allow(`link:${purpose}`, 'cohort', { cohort_phase: 'r', cohort_partner: 'r' })),
];

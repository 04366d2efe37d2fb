import { allow, type HatName } from '../../platform/auth/right';

const cohortWide: HatName[] = ['diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];

/**
 * Staff let supports out and read what was said; whoever works in the cohort may hand its page on. A link from a letter reads
 * the cohort's supports, or gives the three answers of its own invitation, and nothing besides.
 */
export const afterwardsRights = [
  ...allow('cohort_manager', 'cohort', { shared_page: 'cru', feedback: 'r', feedback_form: 'cru' }),
  ...allow('pivot_ally', 'cohort', { shared_page: 'cru', feedback: 'r', feedback_form: 'cru' }),
  ...allow('evaluator', 'cohort', { feedback: 'r' }),
  ...cohortWide.flatMap((hat) => allow(hat, 'cohort', { shared_page: 'r', feedback_form: 'r' })),
  ...(['cohort_manager', 'pivot_ally', 'network_admin'] as const).flatMap((hat) => allow(hat, 'network', { resource_theme: 'crud' })),
  ...allow('person', 'network', { resource_theme: 'r' }),
  ...allow('person', 'self', { feedback_answer: 'ru' }),
  ...(['find_resources', 'own_cohort_page'] as const).flatMap((purpose) => [
    ...allow(`link:${purpose}`, 'cohort', { shared_page: 'r' }),
    ...allow(`link:${purpose}`, 'network', { resource_theme: 'r' }),
  ]),
  ...allow('link:find_resources', 'cohort', { cohort: 'r', gathering: 'r', resource: 'r' }),
  ...allow('link:find_resources', 'self', { person: 'r' }),
  ...allow('link:give_feedback', 'record', { registration: 'r', gathering: 'r', feedback_answer: 'ru', feedback_form: 'r' }),
  ...allow('link:give_feedback', 'self', { person: 'r' }),
];

import { allow, type HatName } from '../../platform/auth/right';

const members: HatName[] = ['diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller'];

/** An agenda is read wherever its gathering is; tasks are the staff's, and one's own; who is of a chantier is told to those who work in the cohort. */
export const planningRights = [
  ...allow('cohort_manager', 'cohort', { gathering_sequence: 'crud', gathering_task: 'crud', working_group: 'crud', working_group_member: 'crud' }),
  // An agenda is saved whole, what is no longer in it gone: a pivot ally deletes no record of its own by that.
  ...allow('pivot_ally', 'cohort', { gathering_sequence: 'crud', gathering_task: 'cru', working_group: 'cru', working_group_member: 'cru' }),
  ...members.flatMap((hat) => allow(hat, 'cohort', { gathering_sequence: 'r', working_group: 'r', working_group_member: 'r' })),
  ...allow('observer', 'cohort', { gathering_sequence: 'r', working_group: 'r' }),
  ...allow('person', 'self', { gathering_task: 'ru' }),
  ...allow('link:answer_invitation', 'record', { gathering_sequence: 'r' }),
  ...allow('link:own_cohort_page', 'cohort', { gathering_sequence: 'r' }),
];

import { allow } from '../platform/auth/right';

/** The project is the territory's: its delegates write it, its ally supports it, staff read and may enter for a small team. */
export const projectsRights = [
  ...allow('cohort_manager', 'cohort', { pilot_project: 'cru', project_answer: 'cru', project_note: 'cru', note_reading: 'u', support_assignment: 'crud', support_day: 'crud', news: 'crud' }),
  ...allow('pivot_ally', 'cohort', { pilot_project: 'cru', project_answer: 'cru', project_note: 'cru', note_reading: 'u', support_assignment: 'cru', support_day: 'cru', news: 'cru' }),
  ...allow('project_ally', 'participation', { pilot_project: 'cru', project_answer: 'cru', project_note: 'cru', note_reading: 'u', support_assignment: 'r', support_day: 'crud', news: 'cru' }),
  ...allow('delegate', 'participation', { pilot_project: 'cru', project_answer: 'cru', project_note: 'cru', support_assignment: 'r', support_day: 'r', news: 'cru' }),
  // Titles and summaries of the others' projects: what a peer would ask about.
  ...(['project_ally', 'delegate'] as const).flatMap((hat) => allow(hat, 'cohort', { pilot_project: 'r' })),
  ...allow('evaluator', 'cohort', { pilot_project: 'r', project_answer: 'r', support_assignment: 'r', support_day: 'r', news: 'r' }),
  ...allow('observer', 'cohort', { pilot_project: 'r', support_assignment: 'r', support_day: 'r' }),
  ...allow('storyteller', 'cohort', { pilot_project: 'r' }),
  // Only one's own words: the service binds updates to their author.
  ...allow('link:write_news', 'participation', { pilot_project: 'r', news: 'cru' }),
  ...allow('link:tell_effect', 'participation', { pilot_project: 'r' }),
  ...allow('link:write_viewpoint', 'participation', { pilot_project: 'r' }),
];

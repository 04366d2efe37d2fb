import { allow } from '../platform/auth/right';

/** Effects, limits and viewpoints are told by those who lived them; an outside reader sees them once published. */
export const evaluationRights = [
  ...allow('cohort_manager', 'cohort', { effect: 'crud', limitation: 'crud', viewpoint: 'cru' }),
  ...allow('pivot_ally', 'cohort', { effect: 'cru', limitation: 'cru', viewpoint: 'cru' }),
  ...allow('project_ally', 'participation', { effect: 'cru', limitation: 'cru', viewpoint: 'cru' }),
  ...allow('delegate', 'participation', { effect: 'cru', limitation: 'cru', viewpoint: 'cru' }),
  ...allow('evaluator', 'cohort', { effect: 'cru', limitation: 'cru', viewpoint: 'r' }),
  ...allow('link:tell_effect', 'participation', { effect: 'cr', limitation: 'cr' }),
  ...allow('link:write_viewpoint', 'participation', { viewpoint: 'cru' }),
];

import { allow } from '../platform/auth/right';

/**
 * Effects, limits and viewpoints are told by those who lived them; an outside reader sees them once published.
 * A word may be noted by the team; accepting that it be published belongs to the voice itself.
 */
export const evaluationRights = [
  ...allow('cohort_manager', 'cohort', { effect: 'crud', limitation: 'crud', viewpoint: 'cru', ally_viewpoint: 'u', territory_viewpoint: 'u' }),
  ...allow('pivot_ally', 'cohort', { effect: 'cru', limitation: 'cru', viewpoint: 'cru', ally_viewpoint: 'u', territory_viewpoint: 'u' }),
  ...allow('project_ally', 'participation', { effect: 'cru', limitation: 'cru', viewpoint: 'cru', ally_viewpoint: 'u', ally_acceptance: 'u', territory_viewpoint: 'u' }),
  ...allow('delegate', 'participation', { effect: 'cru', limitation: 'cru', viewpoint: 'cru', territory_viewpoint: 'u', territory_acceptance: 'u' }),
  ...allow('evaluator', 'cohort', { effect: 'cru', limitation: 'cru', viewpoint: 'r' }),
  // Through a link, only one's own words and one's own side: the services bind them.
  ...allow('link:tell_effect', 'participation', { effect: 'cru', limitation: 'cru' }),
  ...allow('link:write_viewpoint', 'participation', { viewpoint: 'cru', ally_viewpoint: 'u', ally_acceptance: 'u', territory_viewpoint: 'u', territory_acceptance: 'u' }),
];

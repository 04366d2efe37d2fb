import { allow } from '../platform/auth/right';

/**
 * Passing on is staff's; the territory's own people read what was passed on and their story. By a link, a newcomer reads what a
 * member of the team may read without an account: no contact, and of the diagnostic its date and numbers once it was given.
 */
export const handoverRights = [
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { handover: 'cr', story: 'cr' })),
  ...allow('project_ally', 'participation', { story: 'r' }),
  ...allow('delegate', 'participation', { story: 'r', handover: 'r' }),
  ...allow('link:own_cohort_page', 'cohort', { cohort: 'r', gathering: 'r', resource: 'r' }),
  ...allow('link:own_cohort_page', 'participation', {
    participation: 'r', participation_stage: 'r', delegate: 'r', team_people: 'r', pilot_project: 'r', news: 'r', story: 'r', handover: 'r',
  }),
  ...allow('link:own_cohort_page', 'self', { person: 'r' }),
  ...allow('link:own_cohort_page', 'network', { territory: 'r', organisation: 'r' }),
];

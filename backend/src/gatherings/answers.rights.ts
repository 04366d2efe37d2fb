import { allow } from '../platform/auth/right';

/** The guest's side of an invitation. */
export const answersRights = [
  // What somebody needs in order to come is theirs and the staff's who welcome them: no ally, no neighbour, no observer.
  ...(['cohort_manager', 'pivot_ally'] as const).flatMap((hat) => allow(hat, 'cohort', { registration_need: 'crud', coming_request: 'ru' })),
  ...allow('person', 'self', { registration_need: 'crud', calendar_feed: 'cru' }),
  ...allow('link:answer_invitation', 'record', { registration_need: 'crud' }),
  // Whoever asked to come says yes or no to their own request, and reads of the gathering what anybody may.
  ...allow('link:confirm_request', 'record', { coming_request: 'ru' }),
  ...allow('link:confirm_request', 'self', { person: 'r' }),
];

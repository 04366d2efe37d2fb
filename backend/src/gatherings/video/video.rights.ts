import { allow } from '../../platform/auth/right';

/** What a meeting's file says of people, and what names were said to mean, is for those who note presences, and nobody else. */
export const videoRights = [...allow('cohort_manager', 'cohort', { video_import: 'crud' }), ...allow('pivot_ally', 'cohort', { video_import: 'crud' })];

import type { LinkPages } from '../core/link/link-info';

/** Pages of the cohort opened from a personal link. */
export default {} satisfies LinkPages;

import type { LinkPages } from '../core/link/link-info';

/** Pages on effects and viewpoints opened from a personal link. */
export default {} satisfies LinkPages;

import type { LinkPages } from '../core/link/link-info';

/** Pages of a diagnostic opened from a personal link; none shows what was said. */
export default {} satisfies LinkPages;

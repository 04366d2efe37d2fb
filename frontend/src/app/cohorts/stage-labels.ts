import type { LeadOrigin } from '../api';

/** How a territory came to the path. */
export const ORIGINS = {
  open_call: 'Appel à candidatures',
  region_proposal: 'Proposé par la Région',
  ally_proposal: 'Proposé par un allié',
} satisfies Record<LeadOrigin, string>;

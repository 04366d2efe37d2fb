import { leads } from './leads.sql';
import type { WatchPart } from './watch-part';

/** A territory being recruited whose next step is past. */
export const leadStepPast: WatchPart = {
  rank: 8,
  columns: { cohortId: 'c.id', cohortName: 'c.name', participationId: 'p.id', territoryName: 't.name', subject: 'lead.next_step', on: 'lead.next_on' },
  from: `${leads} WHERE lead.next_on < $2::date`,
};

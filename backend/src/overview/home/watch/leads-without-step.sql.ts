import { leads } from './leads.sql';
import type { WatchPart } from './watch-part';

/** Territories being recruited with which nothing is planned; one line for the cohort. */
export const leadsWithoutStep: WatchPart = {
  rank: 9,
  columns: { cohortId: 'c.id', cohortName: 'c.name', subject: `string_agg(t.name, ', ' ORDER BY t.name)`, count: 'count(*)' },
  from: `${leads} WHERE lead.next_step IS NULL GROUP BY c.id, c.name`,
};

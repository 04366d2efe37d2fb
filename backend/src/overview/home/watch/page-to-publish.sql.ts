import type { WatchPart } from './watch-part';

/** Both sides gave their word and the page is still the team's own; one line for the cohort. */
export const pageToPublish: WatchPart = {
  rank: 8,
  columns: {
    cohortId: 'cohort_id',
    cohortName: 'cohort_name',
    subject: `string_agg(territory_name, ', ' ORDER BY territory_name)`,
    count: 'count(*)',
  },
  from: `place WHERE telling AND NOT EXISTS (SELECT 1 FROM territory_page v WHERE v.participation_id = place.id AND v.withdrawn_at IS NULL)
      AND 2 = (SELECT count(*) FROM viewpoint v WHERE v.participation_id = place.id)
    GROUP BY cohort_id, cohort_name`,
};

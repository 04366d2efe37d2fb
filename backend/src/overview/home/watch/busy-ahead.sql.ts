import type { WatchPart } from './watch-part';

/** Elections or a high season within six weeks, for the territories that walk: what is planned then will meet nobody. */
export const busyAhead: WatchPart = {
  rank: 2,
  columns: {
    cohortId: 'ahead.cohort_id',
    cohortName: 'ahead.cohort_name',
    participationId: 'CASE WHEN ahead.many = 1 THEN ahead.one END',
    territoryName: 'CASE WHEN ahead.many = 1 THEN ahead.name END',
    subject: 'ahead.label',
    on: 'ahead.starts_on',
    count: 'ahead.many',
  },
  from: `(SELECT place.cohort_id, place.cohort_name, b.label, b.starts_on, count(DISTINCT place.id) AS many, (array_agg(place.id))[1] AS one, min(place.territory_name) AS name
      FROM place JOIN participation p ON p.id = place.id CROSS JOIN LATERAL access.busy_periods(ARRAY[p.territory_id], $2::date + 1, $2::date + 42) b
      WHERE place.live AND b.kind IN ('election', 'high_season') AND b.starts_on > $2::date GROUP BY 1, 2, 3, 4) ahead`,
};

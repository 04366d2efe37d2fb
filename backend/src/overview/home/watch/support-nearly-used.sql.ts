import { aPlace, type WatchPart } from './watch-part';

/** Three quarters of the days of support are spent. */
export const supportNearlyUsed: WatchPart = {
  rank: 5,
  columns: { ...aPlace, count: 'spent.days', of: 'budget' },
  from: `place CROSS JOIN LATERAL (SELECT coalesce(sum(s.days), 0) AS days FROM support_day s WHERE s.participation_id = place.id) spent
    WHERE live AND budget > 0 AND spent.days >= 0.75 * budget`,
};

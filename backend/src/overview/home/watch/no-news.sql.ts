import { aPlace, type WatchPart } from './watch-part';

/** A territory that told nothing for a month. */
export const noNews: WatchPart = {
  rank: 6,
  columns: { ...aPlace, on: 'last.told_on' },
  from: `place CROSS JOIN LATERAL (SELECT max(w.told_on) AS told_on FROM news w WHERE w.participation_id = place.id) last
    WHERE live AND coalesce(last.told_on, engaged_on) < $2::date - 30`,
};

import { aPlace, type WatchPart } from './watch-part';

/** The word of one side, once the time of telling has begun. */
export const viewpointMissing: WatchPart = {
  rank: 7,
  columns: { ...aPlace, subject: 'side' },
  from: `place CROSS JOIN unnest(ARRAY['ally', 'territory']) AS side
    WHERE telling AND NOT EXISTS (SELECT 1 FROM viewpoint v WHERE v.participation_id = place.id AND v.side = side.side)`,
};

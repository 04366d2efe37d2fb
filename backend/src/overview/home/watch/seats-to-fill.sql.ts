import { inside, seatsOf } from '../../../cohorts/delegation/delegate.contract';
import { aPlace, type WatchPart } from './watch-part';

/** A team where one of the four kinds of actors has nobody. */
export const seatsToFill: WatchPart = {
  rank: 3,
  columns: { ...aPlace, count: '4 - team.sitting', of: '4', seats: 'team.seats' },
  from: `place CROSS JOIN LATERAL (SELECT count(DISTINCT d.category) FILTER (WHERE d.status = 'agreed' AND d.category <> 'resident') AS sitting, ${seatsOf('d')} AS seats
      FROM delegate d WHERE d.participation_id = place.id AND ${inside('d', '$2::date')}) team
    WHERE live AND team.sitting < 4`,
};

import { inside, seated, seatsOf } from '../../../cohorts/delegation/delegate.contract';
import { aPlace, type WatchPart } from './watch-part';

/** A quartet team where one of the four kinds of actors has nobody: a territory with two teams has eight seats. */
export const seatsToFill: WatchPart = {
  rank: 3,
  columns: { ...aPlace, count: 'wanted.seats - team.sitting', of: 'wanted.seats', seats: 'team.seats' },
  from: `place CROSS JOIN LATERAL (SELECT 4 * count(*) AS seats FROM delegation g WHERE g.participation_id = place.id AND g.kind = 'quartet'
        AND (g.starts_on IS NULL OR g.starts_on <= $2::date) AND (g.ends_on IS NULL OR g.ends_on >= $2::date)) wanted
      CROSS JOIN LATERAL (SELECT count(DISTINCT (d.delegation_id, d.category)) FILTER (WHERE d.status = 'agreed' AND ${seated('d')}) AS sitting, ${seatsOf('d')} AS seats
        FROM delegate d WHERE d.participation_id = place.id AND ${inside('d', '$2::date')}) team
    WHERE live AND team.sitting < wanted.seats`,
};

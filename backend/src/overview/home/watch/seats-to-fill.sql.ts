import { inside, seated, seatsOf } from '../../../cohorts/delegation/delegate.contract';
import { aPlace, type WatchPart } from './watch-part';

/**
 * A quartet team where one of the four kinds of actors has nobody: a territory with two teams has eight seats. A seat that was
 * offered to somebody rests until the day chosen to ask again; the line tells when it was last offered.
 */
export const seatsToFill: WatchPart = {
  rank: 3,
  columns: { ...aPlace, on: 'wanted.offered_on', count: 'wanted.empty', of: 'wanted.seats', seats: 'team.seats' },
  from: `place CROSS JOIN LATERAL (SELECT count(*) AS seats, count(*) FILTER (WHERE s.empty) AS empty, max(s.offered_on) FILTER (WHERE s.empty) AS offered_on FROM (
        SELECT NOT EXISTS (SELECT 1 FROM delegate d WHERE d.delegation_id = g.id AND d.category = c.category AND d.status = 'agreed' AND ${seated('d')} AND ${inside('d', '$2::date')})
            AND NOT EXISTS (SELECT 1 FROM seat_offer f WHERE f.delegation_id = g.id AND f.category = c.category AND f.outcome = 'waiting' AND f.ask_again_on > $2::date) AS empty,
          (SELECT max(f.offered_on) FROM seat_offer f WHERE f.delegation_id = g.id AND f.category = c.category) AS offered_on
        FROM delegation g CROSS JOIN unnest(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent']) c(category)
        WHERE g.participation_id = place.id AND g.kind = 'quartet' AND (g.starts_on IS NULL OR g.starts_on <= $2::date) AND (g.ends_on IS NULL OR g.ends_on >= $2::date)) s) wanted
      CROSS JOIN LATERAL (SELECT ${seatsOf('d')} AS seats FROM delegate d WHERE d.participation_id = place.id AND ${inside('d', '$2::date')}) team
    WHERE live AND wanted.empty > 0`,
};

import type { WatchPart } from './watch-part';

/** A gathering at which somebody asked to come, confirmed it, and was promised an answer: on the list or in somebody's place, nobody sits there until staff decide. */
export const requestsToDecide: WatchPart = {
  rank: 1,
  columns: { cohortId: 'g.cohort_id', cohortName: 'c.name', recordId: 'g.id', subject: 'g.title', on: 'g.held_on', count: 'count(*)' },
  from: `coming_request q JOIN gathering g ON g.id = q.gathering_id JOIN cohort c ON c.id = g.cohort_id
    WHERE g.cohort_id = ANY ($1) AND q.state = 'confirmed' AND g.cancelled_at IS NULL AND (g.held_on IS NULL OR g.held_on >= $2::date) GROUP BY g.id, c.name`,
};

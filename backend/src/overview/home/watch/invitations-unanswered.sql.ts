import type { WatchPart } from './watch-part';

/** A gathering of the coming month that somebody has not answered. */
export const invitationsUnanswered: WatchPart = {
  rank: 1,
  columns: {
    cohortId: 'g.cohort_id',
    cohortName: 'c.name',
    recordId: 'g.id',
    subject: 'g.title',
    on: 'g.held_on',
    count: 'waited.count',
    of: 'waited."of"',
  },
  from: `gathering g JOIN cohort c ON c.id = g.cohort_id
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE r.answer IS NULL) AS count, count(*) AS "of" FROM registration r WHERE r.gathering_id = g.id AND r.invited_at IS NOT NULL) waited
    WHERE g.cohort_id = ANY ($1) AND g.held_on BETWEEN $2::date AND $2::date + 30 AND g.cancelled_at IS NULL AND waited.count > 0`,
};

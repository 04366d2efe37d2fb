import type { WatchPart } from './watch-part';

/** What was asked and nobody answered in three working days: one line a cohort, the oldest promise first. */
export const questionsWaiting: WatchPart = {
  rank: 1,
  columns: { cohortId: 'q.cohort_id', cohortName: 'c.name', on: 'min(q.due_on)', count: 'count(*)', subject: '(array_agg(q.asked_by ORDER BY q.due_on, q.id))[1]' },
  from: `question q JOIN cohort c ON c.id = q.cohort_id WHERE q.cohort_id = ANY ($1) AND q.answered_on IS NULL AND q.due_on < $2::date GROUP BY q.cohort_id, c.name`,
};

import type { WatchPart } from './watch-part';

/** Somebody prefers not to be quoted in a number that has not left, and their words still stand in it; one line for a number. */
export const quotesRefused: WatchPart = {
  rank: 2,
  columns: {
    cohortId: 'c.id',
    cohortName: 'c.name',
    recordId: 'n.id',
    subject: `string_agg(DISTINCT p.given_name || ' ' || p.family_name, ', ')`,
    on: 'max(q.answered_at AT TIME ZONE zone.name)::date',
    count: 'count(*)',
  },
  from: `quote_rereading q CROSS JOIN zone JOIN newsletter_item i ON i.id = q.item_id JOIN newsletter n ON n.id = i.newsletter_id JOIN cohort c ON c.id = q.cohort_id JOIN person p ON p.id = q.person_id
    WHERE q.cohort_id = ANY ($1) AND q.state = 'refused' AND q.replaced_at IS NULL AND n.sent_at IS NULL AND (q.person_id = i.quoted_person_id OR q.shown = i.body)
    GROUP BY c.id, c.name, n.id`,
};

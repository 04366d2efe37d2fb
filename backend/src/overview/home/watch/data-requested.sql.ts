import type { WatchPart } from './watch-part';

/** What somebody asked about their own data, and nobody answered, unless they took it back; shown with the cohort where they are, or the latest. */
export const dataRequested: WatchPart = {
  rank: 1,
  columns: { cohortId: 'c.id', cohortName: 'c.name', recordId: 'r.id', subject: `p.given_name || ' ' || p.family_name`, on: '(r.created_at AT TIME ZONE zone.name)::date' },
  from: `data_request r CROSS JOIN zone JOIN person p ON p.id = r.person_id
    CROSS JOIN LATERAL (SELECT h.id, h.name FROM cohort h WHERE h.id = ANY ($1)
      ORDER BY EXISTS (SELECT 1 FROM delegate d WHERE d.cohort_id = h.id AND d.person_id = p.id) DESC, h.starts_on DESC LIMIT 1) c
    WHERE r.answered_at IS NULL AND r.withdrawn_at IS NULL`,
};

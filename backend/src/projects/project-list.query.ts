import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';

/** The projects of a cohort, one row a territory; figures and news only where the reader may read them. */
@Injectable()
export class ProjectListQuery {
  async read(work: Work, cohortId: string) {
    const items = await work.rows(
      `SELECT pa.id AS "participationId", t.name AS "territoryName", p.title, p.theme, pa.support_days_budget AS "daysBudget",
         CASE WHEN reach.notes THEN (SELECT count(*)::int FROM project_note n WHERE n.participation_id = pa.id AND n.state = 'to_read') END AS "notesToRead",
         CASE WHEN reach.findings THEN (SELECT count(*)::int FROM finding f WHERE f.participation_id = pa.id AND f.shared_at IS NOT NULL) END AS findings,
         CASE WHEN reach.findings THEN (SELECT count(*)::int FROM project_answer a WHERE a.participation_id = pa.id) END AS "findingsAnswered",
         CASE WHEN reach.days THEN (SELECT coalesce(sum(d.days), 0) FROM support_day d WHERE d.participation_id = pa.id) END AS "daysUsed",
         last.told_on AS "lastNewsOn", last.body AS "lastNews"
       FROM participation pa JOIN territory t ON t.id = pa.territory_id LEFT JOIN pilot_project p ON p.participation_id = pa.id
         CROSS JOIN LATERAL (SELECT ARRAY[pa.cohort_id, pa.id] && $2::uuid[] AS notes, ARRAY[pa.cohort_id, pa.id] && $3::uuid[] AS findings,
           ARRAY[pa.cohort_id, pa.id] && $4::uuid[] AS days) reach
         LEFT JOIN LATERAL (SELECT n.told_on, n.body FROM news n WHERE n.participation_id = pa.id AND ARRAY[pa.cohort_id, pa.id] && $5::uuid[]
           ORDER BY n.told_on DESC, n.created_at DESC LIMIT 1) last ON true
       WHERE pa.cohort_id = $1 AND pa.accompanied_as = 'territory' AND (p.id IS NOT NULL OR EXISTS (SELECT 1 FROM participation_stage s WHERE s.participation_id = pa.id AND s.stage = 'engaged'))
       ORDER BY t.name`,
      [cohortId, work.ids('project_note', 'read'), work.ids('project_answer', 'read'), work.ids('support_day', 'read'), work.ids('news', 'read')],
    );
    return { items };
  }
}

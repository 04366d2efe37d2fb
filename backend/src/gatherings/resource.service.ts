import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { ResourceInput } from './resource.contract';

/** What a gathering leaves behind. Every statement is bound to the gathering whose right was checked. */
@Injectable()
export class ResourceService {
  async add(work: Work, gatheringId: string, { kind, title, url }: ResourceInput): Promise<{ id: string }> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO resource (cohort_id, gathering_id, kind, title, url)
       SELECT g.cohort_id, g.id, $2, $3, $4 FROM gathering g WHERE g.id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [gatheringId, kind, title, url],
    );
    if (!row) throw notFound();
    await work.audit('create', 'resource', row.id, row.cohortId);
    return { id: row.id };
  }

  async change(work: Work, gatheringId: string, id: string, { kind, title, url }: ResourceInput): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE resource SET kind = $3, title = $4, url = $5, updated_at = now() WHERE id = $2 AND gathering_id = $1 RETURNING cohort_id AS "cohortId"`,
      [gatheringId, id, kind, title, url],
    );
    if (!row) throw notFound();
    await work.audit('update', 'resource', id, row.cohortId);
  }

  async remove(work: Work, gatheringId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM resource WHERE id = $2 AND gathering_id = $1 RETURNING cohort_id AS "cohortId"', [gatheringId, id]);
    if (!row) throw notFound();
    await work.audit('delete', 'resource', id, row.cohortId);
  }
}

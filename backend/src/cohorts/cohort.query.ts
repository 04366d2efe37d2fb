import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Work } from '../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../platform/http/cursor';
import type { CohortLine, CohortList } from './cohort.contract';

/** The cohorts that the caller walks with, the latest first. */
@Injectable()
export class CohortQuery {
  async list(work: Work, { limit, after }: CohortList) {
    const [startsOn, id] = readCursor(after, z.tuple([z.iso.date(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<CohortLine>(
      `SELECT c.id, c.name, c.years, c.region, c.starts_on AS "startsOn", c.ends_on AS "endsOn",
         (SELECT count(*)::int FROM access.engaged_participations(ARRAY[c.id])) AS territories
       FROM cohort c WHERE ARRAY[c.id, c.network_id] && $1::uuid[]
         AND ($2::date IS NULL OR (c.starts_on, c.id) < ($2, $3::uuid))
       ORDER BY c.starts_on DESC, c.id DESC LIMIT ${rowsFor(limit)}`,
      [work.ids('cohort', 'read'), startsOn, id],
    );
    return pageOf(rows, limit, (row) => [row.startsOn, row.id]);
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Work } from '../../platform/database/work';
import type { VideoAliasList, VideoImportList } from './video.contract';

/** The files of a gathering, those that wait first, and the names remembered in a cohort. */
@Injectable()
export class VideoListQuery {
  async imports(work: Work, gatheringId: string): Promise<z.infer<typeof VideoImportList>> {
    const items = await work.rows<z.infer<typeof VideoImportList>['items'][number]>(
      `SELECT v.id, v.tool, v.source_name AS "sourceName", v.state, v.share, v.basis, v.noted, to_json(v.created_at) #>> '{}' AS "createdAt", to_json(v.applied_at) #>> '{}' AS "appliedAt",
         p.given_name || ' ' || p.family_name AS by
       FROM video_import v LEFT JOIN person p ON p.id = CASE WHEN v.applied_by_id IS NULL THEN v.created_by_id ELSE v.applied_by_id END
       WHERE v.gathering_id = $1 ORDER BY v.state = 'applied', v.created_at DESC, v.id LIMIT 50`,
      [gatheringId],
    );
    return { items };
  }

  async aliases(work: Work, cohortId: string): Promise<z.infer<typeof VideoAliasList>> {
    const items = await work.rows<z.infer<typeof VideoAliasList>['items'][number]>(
      `SELECT a.id, a.shown, p.given_name || ' ' || p.family_name AS person, to_json(a.created_at) #>> '{}' AS "createdAt"
       FROM video_alias a LEFT JOIN person p ON p.id = a.person_id WHERE a.cohort_id = $1 ORDER BY a.shown, a.id LIMIT 500`,
      [cohortId],
    );
    return { items };
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { territoryFacts } from '../../network/territories/territory.contract';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { InstitutionList, InstitutionPage } from './institution.contract';

/** The institutions accompanied beside a cohort's territories: counted apart, told as plainly. */
@Injectable()
export class InstitutionQuery {
  async read(work: Work, participationId: string): Promise<InstitutionPage> {
    const row = await work.row<Omit<InstitutionPage, 'may'>>(
      `SELECT p.id, json_build_object('id', c.id, 'name', c.name) AS cohort, ${territoryFacts('t')} AS territory,
         (SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'title', i.title, 'body', i.body, 'happenedOn', i.happened_on, 'monthOnly', i.month_only, 'state', i.state)
           ORDER BY i.happened_on NULLS LAST, i.created_at, i.title), '[]') FROM institution_item i WHERE i.participation_id = p.id AND ARRAY[i.cohort_id, i.participation_id] && $2::uuid[]) AS items
       FROM participation p JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id WHERE p.id = $1 AND p.accompanied_as = 'institution'`,
      [participationId, work.ids('institution_item', 'read')],
    );
    if (!row) throw notFound();
    return { ...row, may: { change: work.ids('institution_item', 'update').some((scope) => scope === participationId || scope === row.cohort.id) } };
  }

  async list(work: Work, cohortId: string): Promise<z.infer<typeof InstitutionList>> {
    const items = await work.rows<z.infer<typeof InstitutionList>['items'][number]>(
      `SELECT p.id, t.id AS "territoryId", t.name, count(i.id) FILTER (WHERE i.kind = 'action')::int AS actions, count(i.id) FILTER (WHERE i.state = 'carried_out')::int AS "carriedOut"
       FROM participation p JOIN territory t ON t.id = p.territory_id LEFT JOIN institution_item i ON i.participation_id = p.id
       WHERE p.cohort_id = $1 AND p.accompanied_as = 'institution' AND ARRAY[p.id, p.cohort_id] && $2::uuid[] GROUP BY p.id, t.id ORDER BY t.name`,
      [cohortId, work.ids('institution_item', 'read')],
    );
    return { items };
  }
}

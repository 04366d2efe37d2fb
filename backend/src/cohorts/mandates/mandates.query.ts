import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { inside } from '../delegation/delegate.contract';
import type { MandatesView } from './mandates.contract';

/** Who holds a mandate in each team: what an election may change, on one page. */
@Injectable()
export class MandatesQuery {
  async read(work: Work, cohortId: string): Promise<MandatesView> {
    const territories = await work.rows<MandatesView['territories'][number]>(
      `SELECT p.id AS "participationId", t.name,
         (SELECT json_build_object('name', e.name, 'lastOn', e.last_on) FROM election e
           WHERE e.renews AND t.kind = ANY (e.kinds) AND e.last_on <= $2::date AND e.network_id = ANY ($4::uuid[]) ORDER BY e.last_on DESC LIMIT 1) AS election,
         json_agg(json_build_object('delegateId', d.id, 'person', json_build_object('id', x.id, 'givenName', x.given_name, 'familyName', x.family_name),
           'roleTitle', coalesce(d.role_title, x.role_title), 'team', g.name, 'headOfExecutive', d.head_of_executive, 'status', d.status, 'startsOn', d.starts_on)
           ORDER BY d.head_of_executive DESC, x.family_name, x.given_name) AS elected
       FROM delegate d JOIN participation p ON p.id = d.participation_id JOIN territory t ON t.id = p.territory_id JOIN person x ON x.id = d.person_id JOIN delegation g ON g.id = d.delegation_id
       WHERE d.cohort_id = $1 AND d.category = 'elected_official' AND ${inside('d', '$2::date')} AND ARRAY[d.id, d.cohort_id, d.participation_id] && $3::uuid[]
       GROUP BY p.id, t.id ORDER BY t.name, p.id`,
      [cohortId, work.today, work.ids('delegate', 'update'), work.ids('election', 'read')],
    );
    return { on: work.today, territories };
  }
}

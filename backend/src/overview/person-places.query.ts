import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import type { PersonPlace } from './person-places.contract';

/** The territories where somebody sits or lends a hand, for those who may read these teams. */
@Injectable()
export class PersonPlacesQuery {
  read(work: Work, personId: string): Promise<PersonPlace[]> {
    return work.rows<PersonPlace>(
      `SELECT place.kind, p.id AS "participationId", t.name AS "territoryName", c.name AS "cohortName", place.category, place.status,
         place.starts_on AS "startsOn", place.ends_on AS "endsOn"
       FROM (SELECT 'delegate' AS kind, d.participation_id, d.category, d.status, d.starts_on, d.ends_on FROM delegate d
           WHERE d.person_id = $1 AND ARRAY[d.id, d.cohort_id, d.participation_id] && $2::uuid[]
         UNION ALL SELECT 'support', a.participation_id, NULL, NULL, a.starts_on, a.ends_on FROM support_assignment a
           WHERE a.person_id = $1 AND ARRAY[a.cohort_id, a.participation_id] && $3::uuid[]) place
         JOIN participation p ON p.id = place.participation_id JOIN territory t ON t.id = p.territory_id JOIN cohort c ON c.id = p.cohort_id
       WHERE ARRAY[p.id, p.cohort_id] && $4::uuid[] ORDER BY place.starts_on DESC, t.name LIMIT 100`,
      [personId, work.ids('delegate', 'read'), work.ids('support_assignment', 'read'), work.ids('participation', 'read')],
    );
  }
}

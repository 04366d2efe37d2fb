import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { OrganisationPlaces } from './organisation-places.contract';

const roles: Record<string, string> = {
  pivot_ally: 'allié pivot',
  embedded_evaluator: 'évaluateur embarqué',
  embedded_media: 'média embarqué',
  narrative_facilitator: 'facilitation de la mise en récits',
  funder: 'financeur',
};

/** The cohorts that an organisation is a partner of, the territories that it accompanies or studied. */
@Injectable()
export class OrganisationPlacesQuery {
  async read(work: Work, id: string): Promise<OrganisationPlaces> {
    const partner = await work.rows<OrganisationPlaces['partner'][number]>(
      `SELECT c.id AS "cohortId", c.name AS "cohortName", p.role FROM cohort_partner p JOIN cohort c ON c.id = p.cohort_id
       WHERE p.organisation_id = $1 AND ARRAY[c.id, c.network_id] && $2::uuid[] ORDER BY c.starts_on DESC, p.role LIMIT 100`,
      [id, work.ids('cohort', 'read')],
    );
    const territories = await work.rows<OrganisationPlaces['territories'][number]>(
      `SELECT p.id AS "participationId", t.name AS "territoryName", string_agg(DISTINCT w.what, ', ') AS what
       FROM (SELECT participation_id, 'accompagne le projet' AS what FROM support_assignment WHERE organisation_id = $1 AND ARRAY[cohort_id, participation_id] && $2::uuid[]
           UNION ALL SELECT participation_id, 'a fait le diagnostic' FROM diagnostic WHERE organisation_id = $1 AND ARRAY[id, cohort_id, participation_id] && $3::uuid[]) w
         JOIN participation p ON p.id = w.participation_id JOIN territory t ON t.id = p.territory_id
       WHERE ARRAY[p.id, p.cohort_id] && $4::uuid[] GROUP BY p.id, t.name ORDER BY t.name LIMIT 100`,
      [id, work.ids('support_assignment', 'read'), work.ids('diagnostic', 'read'), work.ids('participation', 'read')],
    );
    return { partner: partner.map((one) => ({ ...one, role: roles[one.role] ?? one.role })), territories };
  }
}

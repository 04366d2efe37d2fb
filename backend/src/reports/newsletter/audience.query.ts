import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { NewsletterAudience, Reader } from './sending.contract';

/** Who a number would go to, each person once, with why: one statement. */
@Injectable()
export class AudienceQuery {
  async of(work: Work, cohortId: string, { categories, allies, staff, partners, added, removed }: NewsletterAudience): Promise<Reader[]> {
    return work.rows<Reader>(readers, [cohortId, work.today, categories, allies, staff, partners, added, removed, work.ids('person', 'read')]);
  }
}

const readers = `
  WITH found AS (
    SELECT d.person_id, CASE d.category WHEN 'elected_official' THEN 'élu·e' WHEN 'local_agent' THEN 'agent·e' WHEN 'socio_economic_actor' THEN 'acteur·rice socio-économique'
        WHEN 'state_agent' THEN 'agent·e de l’État' ELSE 'habitant·e' END || ', ' || t.name AS why, 1 AS rank
      FROM delegate d JOIN participation v ON v.id = d.participation_id JOIN territory t ON t.id = v.territory_id
      WHERE v.cohort_id = $1 AND d.status = 'agreed' AND d.category = ANY ($3::text[]) AND d.starts_on <= $2 AND (d.ends_on IS NULL OR d.ends_on >= $2)
    UNION ALL
    SELECT s.person_id, 'allié·e, ' || t.name, 2 FROM support_assignment s JOIN participation v ON v.id = s.participation_id JOIN territory t ON t.id = v.territory_id
      WHERE $4 AND v.cohort_id = $1 AND s.person_id IS NOT NULL AND (s.ends_on IS NULL OR s.ends_on >= $2)
    UNION ALL
    SELECT h.person_id, CASE WHEN h.hat IN ('cohort_manager', 'pivot_ally') THEN 'équipe du parcours' WHEN h.hat = 'observer' THEN 'financeur ou observateur'
        WHEN h.hat = 'evaluator' THEN 'évaluateur·rice' ELSE 'média' END, 3
      FROM hat h WHERE h.cohort_id = $1 AND access.worn_on(h, $2::date)
        AND ($5 AND h.hat IN ('cohort_manager', 'pivot_ally') OR $6 AND h.hat IN ('observer', 'evaluator', 'storyteller'))
    UNION ALL SELECT p.id, 'ajouté·e à la main', 4 FROM person p WHERE p.id = ANY ($7::uuid[]) AND p.network_id = ANY ($9::uuid[])),
  once AS (SELECT DISTINCT ON (person_id) person_id, why FROM found WHERE person_id <> ALL ($8::uuid[]) ORDER BY person_id, rank, why)
  SELECT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, o.why, k.email IS NOT NULL AS "hasEmail", access.refuses_mail(p.id, 'newsletter') AS refuses
  FROM once o JOIN person p ON p.id = o.person_id LEFT JOIN person_contact k ON k.person_id = p.id
  ORDER BY p.family_name, p.given_name, p.id`;

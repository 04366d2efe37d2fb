import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { AllyCandidate } from './ally-list.contract';
import { allyColumns, allyNumbers, allyTables, mobilised, reachOf } from './ally-list.query';

interface Place {
  territoryName: string;
  projectTitle: string | null;
  theme: string | null;
  assigned: string[];
}

/**
 * Whom to ask for a territory's project: who did its diagnostic first (it saves the learning), then who knows the subject,
 * who has days left, who is near. The reasons are told; a person chooses.
 */
@Injectable()
export class AllyShortlistQuery {
  async read(work: Work, participationId: string) {
    const place = await work.row<Place>(
      `SELECT t.name AS "territoryName", j.title AS "projectTitle", j.theme,
         ARRAY(SELECT coalesce(x.given_name || ' ' || x.family_name, o.name) FROM support_assignment s JOIN organisation o ON o.id = s.organisation_id LEFT JOIN person x ON x.id = s.person_id
           WHERE s.participation_id = pa.id AND (s.ends_on IS NULL OR s.ends_on >= $2::date) ORDER BY 1) AS assigned
       FROM participation pa JOIN territory t ON t.id = pa.territory_id LEFT JOIN pilot_project j ON j.participation_id = pa.id WHERE pa.id = $1`,
      [participationId, work.today],
    );
    if (!place) throw notFound();
    const items = await work.rows<AllyCandidate>(
      `WITH here AS (
         SELECT t.department, unaccent(lower(concat_ws(' ', j.title, j.theme, j.summary))) AS subject,
           ARRAY(SELECT substr(y.code, 5) FROM official_territory x JOIN official_territory y ON y.kind = 'departement' AND y.region = x.region WHERE x.code = 'dep-' || t.department) AS beside
         FROM participation pa JOIN territory t ON t.id = pa.territory_id LEFT JOIN pilot_project j ON j.participation_id = pa.id WHERE pa.id = $7),
       did AS (SELECT DISTINCT person_id FROM access.role_hats($7))
       SELECT l.*, ${allyNumbers.replaceAll('p.id', 'l.id').replaceAll(/\bf\.(\w+)/g, 'l.offer_$1')} FROM (
         SELECT ${allyColumns}, p.organisation_id AS "organisationId", f.id AS offer_id, f.starts_on AS offer_starts_on, f.ends_on AS offer_ends_on, f.answer AS offer_answer, f.days AS offer_days,
           EXISTS (SELECT 1 FROM did WHERE did.person_id = p.id) AS "didDiagnostic",
           ARRAY(SELECT s FROM unnest(a.skills) s WHERE length(s) > 2 AND here.subject LIKE '%' || left(unaccent(lower(s)), greatest(4, length(s) - 1)) || '%') AS matching,
           CASE WHEN here.department = ANY (a.departments) THEN 'department' WHEN a.departments && here.beside THEN 'region' END AS near
         FROM ${mobilised} m ${allyTables} CROSS JOIN here
         ORDER BY "didDiagnostic" DESC, cardinality(ARRAY(SELECT s FROM unnest(a.skills) s WHERE length(s) > 2 AND here.subject LIKE '%' || left(unaccent(lower(s)), greatest(4, length(s) - 1)) || '%')) DESC,
           (f.answer IS DISTINCT FROM 'no') DESC, coalesce(f.days, 0) DESC, (here.department = ANY (a.departments)) DESC NULLS LAST, p.family_name, p.id LIMIT 30) l
       ORDER BY l."didDiagnostic" DESC, cardinality(l.matching) DESC, (l.offer_answer IS DISTINCT FROM 'no') DESC, coalesce(l.offer_days, 0) DESC,
         array_position('{department,region}', l.near) NULLS LAST, l."familyName", l.id`,
      [...reachOf(work), '', '', participationId],
    );
    return { ...place, items };
  }
}

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
       did AS (SELECT DISTINCT person_id FROM access.role_hats($7)),
       -- A skill is compared with the project once, not once for each who has it.
       fitting AS MATERIALIZED (SELECT array_agg(k.skill) AS skills FROM (SELECT DISTINCT s AS skill FROM ally_profile a CROSS JOIN unnest(a.skills) s WHERE length(s) > 2) k CROSS JOIN here
         WHERE here.subject LIKE '%' || left(unaccent(lower(k.skill)), greatest(4, length(k.skill) - 1)) || '%'),
       offered AS MATERIALIZED (SELECT DISTINCT ON (v.person_id) v.person_id, v.answer, v.days FROM availability_answer v JOIN availability_request q ON q.id = v.request_id
         WHERE ARRAY[v.id, v.cohort_id] && $4::uuid[] AND q.ends_on >= $2::date ORDER BY v.person_id, q.starts_on, q.created_at DESC)
       SELECT l.*, ${allyNumbers.replaceAll('p.id', 'l.id').replaceAll(/\bf\.(\w+)/g, 'l.offer_$1')} FROM (
         SELECT ${allyColumns}, p.organisation_id AS "organisationId", f.id AS offer_id, f.starts_on AS offer_starts_on, f.ends_on AS offer_ends_on, f.answer AS offer_answer, f.days AS offer_days,
           p."didDiagnostic", p.matching, CASE WHEN p.beside THEN 'department' WHEN a.departments && here.beside THEN 'region' END AS near
         FROM (SELECT * FROM (
             SELECT p.*, p.id IN (SELECT person_id FROM did) AS "didDiagnostic", ARRAY(SELECT s FROM unnest(a.skills) s WHERE s = ANY ((SELECT skills FROM fitting)::text[])) AS matching,
               o.answer, o.days, here.department = ANY (a.departments) AS beside
             FROM ${mobilised} m JOIN person p ON p.id = m.person_id LEFT JOIN ally_profile a ON a.person_id = p.id LEFT JOIN offered o ON o.person_id = p.id CROSS JOIN here) p
           ORDER BY p."didDiagnostic" DESC, cardinality(p.matching) DESC, (p.answer IS DISTINCT FROM 'no') DESC, coalesce(p.days, 0) DESC, p.beside DESC NULLS LAST, p.family_name, p.id LIMIT 30) p
         ${allyTables} CROSS JOIN here) l
       ORDER BY l."didDiagnostic" DESC, cardinality(l.matching) DESC, (l.offer_answer IS DISTINCT FROM 'no') DESC, coalesce(l.offer_days, 0) DESC,
         array_position('{department,region}', l.near) NULLS LAST, l."familyName", l.id`,
      [...reachOf(work), '', '', participationId],
    );
    return { ...place, items };
  }
}

import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { typedTerritory } from './folded-name';
import { officialSource } from './official-list';
import type { OfficialTerritory } from './official.contract';

const columns = `t.code, t.name, t.kind, t.insee_code AS "inseeCode", t.siren, t.department, t.department_name AS "departmentName", t.region_name AS "regionName",
  t.population, t.commune_count AS "communeCount"`;

/** Finds territories of the official list by what people type: a name, abbreviated or misspelt, a code of today or before, a postal code. */
@Injectable()
export class OfficialTerritories {
  /** The best 20; the larger first among equals. Homonyms are told apart by a department at the end: « Saint-Denis 93 ». */
  async search(work: Work, text: string): Promise<OfficialTerritory[]> {
    const { phrase, codes, department } = typedTerritory(text);
    if (phrase === '' && codes.length === 0) return [];
    return work.rows<OfficialTerritory>(
      `SELECT ${columns}, CASE WHEN f.via IS NOT NULL THEN json_build_object('kind', f.via, 'code', f.via_code, 'name', f.via_name) END AS "foundBy",
         coalesce((SELECT k.id FROM territory k WHERE k.kind = t.kind AND k.insee_code = t.insee_code AND ARRAY[k.id, k.network_id] && $5::uuid[] LIMIT 1),
           (SELECT k.id FROM territory k WHERE k.siren = t.siren AND ARRAY[k.id, k.network_id] && $5::uuid[] LIMIT 1)) AS "territoryId"
       FROM access.find_official($1, $2, $3, 20) WITH ORDINALITY AS f (code, rank, via, via_code, via_name, place)
       JOIN official_territory t ON t.code = f.code
       WHERE t.network_id = ANY ($4::uuid[]) ORDER BY f.place`,
      [phrase, codes, department, work.ids('official_territory', 'read'), work.ids('territory', 'read')],
    );
  }

  /** The territory of today that bears this code or bore it. */
  async byCode(work: Work, code: string): Promise<(Omit<OfficialTerritory, 'foundBy' | 'territoryId'>) | undefined> {
    return work.row(
      `SELECT ${columns} FROM official_territory t WHERE t.network_id = ANY ($2::uuid[])
         AND t.code = coalesce((SELECT o.code FROM official_territory o WHERE o.code = $1), (SELECT o.code FROM official_territory o WHERE o.siren = $1 LIMIT 1))`,
      [code, work.ids('official_territory', 'read')],
    );
  }

  /** What is shown beside each figure of the list. */
  get source() {
    return { list: officialSource.title, year: officialSource.year };
  }
}

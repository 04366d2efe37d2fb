import { Injectable } from '@nestjs/common';
import { territoryFacts } from '../../network/territories/territory.contract';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { TerritoryRecord } from './territory-record.contract';

const merge = (other: string) => `json_build_object('mergeId', m.id, 'nature', m.nature, 'effectiveOn', m.effective_on, 'source', m.source,
  'territory', (SELECT json_build_object('id', o.id, 'name', o.name, 'department', o.department) FROM territory o WHERE o.id = m.${other}))`;

/**
 * Where the caller may see that a territory walks, or stands: its places in cohorts, those being recruited for their staff alone.
 * $3 cohorts and places read, $4 those whose stages are.
 */
const seen = `(p.id IN (SELECT e.participation_id FROM access.engaged_participations($3::uuid[]) e)
  OR ARRAY[p.id, p.cohort_id] && $4::uuid[] AND NOT p.id = ANY ((SELECT access.hidden_leads(NULL))::uuid[]))`;

/** The rows of one side of belonging, official or by hand, as one list; `code` and `known` name a territory of today and the network's card of it. */
const kin = (rows: string) => `(SELECT coalesce(json_agg(json_build_object('code', k.code, 'name', k.name, 'kind', k.kind, 'population', k.population, 'territoryId', k.known,
    'membershipId', k.membership_id, 'source', k.source, 'cohorts', (
      SELECT coalesce(json_agg(json_build_object('participationId', p.id, 'cohortName', c.name) ORDER BY c.starts_on DESC), '[]')
      FROM participation p JOIN cohort c ON c.id = p.cohort_id WHERE p.territory_id = k.known AND ${seen})) ORDER BY k.kind = 'commune', k.population DESC NULLS LAST, k.name), '[]')
  FROM (${rows}) k)`;
const card = (alias: string) => `coalesce((SELECT x.id FROM territory x WHERE x.kind = ${alias}.kind AND x.insee_code = ${alias}.insee_code AND NOT x.invented LIMIT 1),
  (SELECT x.id FROM territory x WHERE x.siren = ${alias}.siren LIMIT 1))`;
const official = (join: string, where: string) => `SELECT o.code, o.name, o.kind, o.population, ${card('o')} AS known, NULL::uuid AS membership_id, NULL::text AS source
  FROM official_membership f JOIN official_territory o ON o.code = f.${join} WHERE f.${where} = me.code`;

const statement = `
  SELECT ${territoryFacts('t')} AS territory, t.kind_words AS "kindWords", coalesce(t.region_name, here.region_name) AS "regionName", t.source, t.source_on AS "sourceOn", t.version,
    (SELECT ${merge('successor_id')} FROM territory_merge m WHERE m.former_id = t.id AND m.undone_at IS NULL) AS became,
    (SELECT coalesce(json_agg(${merge('former_id')} ORDER BY m.effective_on, m.created_at), '[]') FROM territory_merge m WHERE m.successor_id = t.id AND m.undone_at IS NULL) AS absorbed,
    ${kin(`${official('group_code', 'member_code')}
      UNION ALL SELECT coalesce(g.siren, g.insee_code), g.name, g.kind, g.population, g.id, s.id, s.source FROM territory_membership s JOIN territory g ON g.id = s.group_id
        WHERE s.member_id = t.id OR s.member_code = me.code`)} AS groups,
    ${kin(`${official('member_code', 'group_code')}
      UNION ALL SELECT coalesce(g.insee_code, g.siren), g.name, g.kind, g.population, g.id, s.id, s.source FROM territory_membership s JOIN territory g ON g.id = s.member_id WHERE s.group_id = t.id
      UNION ALL SELECT o.code, o.name, o.kind, o.population, ${card('o')}, s.id, s.source FROM territory_membership s JOIN official_territory o ON o.code = s.member_code WHERE s.group_id = t.id`)} AS members,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'territoryId', w.id, 'territoryName', w.name, 'accompaniedAs', p.accompanied_as,
        'cohort', json_build_object('id', c.id, 'name', c.name, 'years', c.years)) ORDER BY c.starts_on DESC, w.name), '[]')
      FROM participation p JOIN territory w ON w.id = p.territory_id JOIN cohort c ON c.id = p.cohort_id WHERE p.territory_id = ANY (access.territory_family(t.id)) AND ${seen}) AS participations
  FROM territory t CROSS JOIN LATERAL (SELECT CASE WHEN t.kind = 'commune' THEN t.insee_code WHEN t.kind LIKE 'epci%' THEN t.siren
      WHEN t.kind = 'departement' THEN 'dep-' || t.insee_code WHEN t.kind = 'region' THEN 'reg-' || t.insee_code END AS code) me
    LEFT JOIN official_territory here ON here.code = me.code
  WHERE t.id = $1 AND ARRAY[t.id, t.network_id] && $2::uuid[]`;

/** A territory's card: what it is and was, to whom it belongs, where it walks. Former names keep their own card, which says what they became. */
@Injectable()
export class TerritoryRecordQuery {
  async read(work: Work, id: string): Promise<TerritoryRecord> {
    const row = await work.row<Omit<TerritoryRecord, 'may'>>(statement, [id, work.ids('territory', 'read'), work.ids('participation', 'read'), work.ids('participation_stage', 'read')]);
    if (!row) throw notFound();
    const may = (object: string, act: 'create' | 'update') => work.ids(object, act).length > 0;
    return { ...row, may: { edit: may('territory', 'update'), changeMembers: may('territory_membership', 'create'), merge: may('territory_merge', 'create') } };
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the whole network reached is counted from an index, the departments of a region are found by one, and of the pairs
 * that look like one only those that are shown are worded.
 */
export class LargeNetworksCounted1764400110000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX participation_stage_reach_idx ON participation_stage (participation_id, cohort_id, reached_on, stage);
      -- As for duplicates: of a list that is read whole, the index is the smaller reading.
      ALTER FUNCTION access.programme_figures SET enable_seqscan = off;
      CREATE INDEX official_territory_departments_idx ON official_territory (region) WHERE kind = 'departement';
      ${duplicates(`
          SELECT k.x, k.y, ARRAY(SELECT r FROM unnest(k.reasons) r ORDER BY r)
          FROM (SELECT x, y, array_agg(reason) AS reasons FROM pair ${notApart} GROUP BY x, y ORDER BY count(*) DESC, min(reason), x, y LIMIT 100) k
          ORDER BY cardinality(k.reasons) DESC, (SELECT min(r) FROM unnest(k.reasons) r), k.x, k.y`)};`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${duplicates(`
        SELECT x, y, array_agg(DISTINCT reason) FROM pair
        ${notApart}
        GROUP BY x, y ORDER BY count(DISTINCT reason) DESC, min(reason), x, y LIMIT 100`)};
      DROP INDEX official_territory_departments_idx;
      ALTER FUNCTION access.programme_figures RESET enable_seqscan;
      DROP INDEX participation_stage_reach_idx;`);
  }
}

const notApart = 'WHERE NOT EXISTS (SELECT 1 FROM told_apart t WHERE least(t.person_id, t.other_person_id) = x AND greatest(t.person_id, t.other_person_id) = y)';

/** The pairs, each at most once for each reason, and the statement that shows them. */
const duplicates = (shown: string) => `
      CREATE OR REPLACE FUNCTION access.possible_duplicates() RETURNS TABLE (first_id uuid, second_id uuid, reasons text[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET enable_seqscan = off SET enable_hashagg = off AS $$
      BEGIN
        IF NOT access.network_id() = ANY (access.ids('told_apart', 'read')) THEN RETURN; END IF;
        RETURN QUERY
          WITH alike AS (
            SELECT array_agg(p.id) AS ids, 'name' AS reason FROM person p GROUP BY access.words_key(p.given_name, p.family_name) HAVING count(*) BETWEEN 2 AND 8
            UNION ALL SELECT array_agg(c.person_id), 'telephone' FROM person_contact c WHERE c.telephone IS NOT NULL
              GROUP BY access.number_key(c.telephone) HAVING access.number_key(c.telephone) IS NOT NULL AND count(*) BETWEEN 2 AND 8),
          family AS (
            SELECT array_agg(k.id) AS ids, array_agg(k.given) AS names
              FROM (SELECT p.id, access.name_key(p.family_name) AS family, access.name_key(p.given_name) AS given FROM person p ORDER BY 2, 3 OFFSET 0) k GROUP BY k.family HAVING count(*) BETWEEN 2 AND 40),
          pair AS (
            SELECT a.id AS x, b.id AS y, reason FROM alike CROSS JOIN unnest(ids) a(id) JOIN unnest(ids) b(id) ON a.id < b.id
            UNION ALL SELECT a.id, b.id, 'near' FROM family CROSS JOIN unnest(ids, names) a(id, given) JOIN unnest(ids, names) b(id, given) ON a.id < b.id AND left(a.given, 1) = left(b.given, 1)
              WHERE a.given <> b.given AND (similarity(a.given, b.given) >= 0.4 OR a.given LIKE b.given || '%' OR b.given LIKE a.given || '%'))
          ${shown};
      END $$`;

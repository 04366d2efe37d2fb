import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was computed from every record of a large network each time a page was opened is kept in an index: the words of a
 * name whatever their order, families and given names as they are compared, numbers; the people of an organisation.
 */
export class LargeNetworks1764400100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The words of a name, whatever their accents and order.
      CREATE FUNCTION access.words_key(given text, family text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
        AS $$ SELECT string_agg(w, ' ' ORDER BY w COLLATE "C") FROM unnest(string_to_array(access.name_key(given) || ' ' || access.name_key(family), ' ')) w $$;
      -- The columns beside the keys let the index alone answer.
      CREATE INDEX person_words_key_idx ON person (access.words_key(given_name, family_name)) INCLUDE (id, given_name, family_name);
      CREATE INDEX person_family_key_idx ON person (access.name_key(family_name), access.name_key(given_name)) INCLUDE (id, given_name, family_name);
      DROP INDEX person_contact_number_key_idx;
      CREATE INDEX person_contact_number_key_idx ON person_contact (access.number_key(telephone)) INCLUDE (person_id, telephone) WHERE telephone IS NOT NULL;
      DROP INDEX person_organisation_id_idx;
      CREATE INDEX person_organisation_id_idx ON person (organisation_id) INCLUDE (id, network_id);
      ${duplicates};
      ${programme};`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${programmeBefore};
      ${duplicatesBefore};
      DROP INDEX person_organisation_id_idx;
      CREATE INDEX person_organisation_id_idx ON person (organisation_id);
      DROP INDEX person_contact_number_key_idx;
      CREATE INDEX person_contact_number_key_idx ON person_contact (access.number_key(telephone)) WHERE telephone IS NOT NULL;
      DROP INDEX person_family_key_idx, person_words_key_idx;
      DROP FUNCTION access.words_key;`);
  }
}

/** The order in which pairs are shown; `apart` says of a pair that somebody told its two apart. */
const shown = (apart: string) => `
        SELECT x, y, array_agg(DISTINCT reason) FROM pair
        WHERE NOT EXISTS (SELECT 1 FROM told_apart t WHERE ${apart})
        GROUP BY x, y ORDER BY count(DISTINCT reason) DESC, min(reason), x, y LIMIT 100`;

const allowed = `IF NOT access.network_id() = ANY (access.ids('told_apart', 'read')) THEN RETURN; END IF;`;

/** The same pairs as before, each group read from an index in the order of its key: nothing is computed from a name again, and only families that two bear are joined with themselves. */
const duplicates = `
      CREATE OR REPLACE FUNCTION access.possible_duplicates() RETURNS TABLE (first_id uuid, second_id uuid, reasons text[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        -- Left alone the planner computes every key again: it counts what a key costs in an index as much as outside it.
        SET enable_seqscan = off SET enable_hashagg = off AS $$
      BEGIN
        ${allowed}
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
          ${shown('least(t.person_id, t.other_person_id) = x AND greatest(t.person_id, t.other_person_id) = y')};
      END $$`;

const duplicatesBefore = `
      CREATE OR REPLACE FUNCTION access.possible_duplicates() RETURNS TABLE (first_id uuid, second_id uuid, reasons text[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        ${allowed}
        RETURN QUERY
          WITH line AS MATERIALIZED (SELECT k.id, k.given, k.family, count(*) OVER (PARTITION BY k.family) AS bearers
            FROM (SELECT p.id, access.name_key(p.given_name) AS given, access.name_key(p.family_name) AS family FROM person p OFFSET 0) k),
          alike AS (
            SELECT array_agg(id ORDER BY id) AS ids, 'name' AS reason FROM line
              GROUP BY (SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(string_to_array(given || ' ' || family, ' ')) w) HAVING count(*) BETWEEN 2 AND 8
            UNION ALL SELECT array_agg(c.person_id ORDER BY c.person_id), 'telephone' FROM person_contact c WHERE c.telephone IS NOT NULL
              GROUP BY access.number_key(c.telephone) HAVING access.number_key(c.telephone) IS NOT NULL AND count(*) BETWEEN 2 AND 8),
          pair AS (
            SELECT ids[i] AS x, ids[j] AS y, reason FROM alike, generate_subscripts(ids, 1) i, generate_subscripts(ids, 1) j WHERE i < j
            UNION ALL SELECT least(a.id, b.id), greatest(a.id, b.id), 'near' FROM line a JOIN line b ON b.family = a.family AND left(b.given, 1) = left(a.given, 1) AND a.id < b.id
              WHERE a.bearers <= 40 AND a.given <> b.given AND (similarity(a.given, b.given) >= 0.4 OR a.given LIKE b.given || '%' OR b.given LIKE a.given || '%'))
          ${shown('(t.person_id = x AND t.other_person_id = y) OR (t.person_id = y AND t.other_person_id = x)')};
      END $$`;

const figures = (query: string) => `
      CREATE OR REPLACE FUNCTION access.programme_figures(day date) RETURNS TABLE (regions integer, territories_approached integer, territories_met integer, territories_engaged integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT access.network_id() = ANY (access.ids('programme', 'read')) THEN RETURN; END IF;
        RETURN QUERY ${query};
      END $$`;

/** Each territory is told once what it reached, then counted: no sort of every stage of the network. */
const programme = figures(`SELECT count(DISTINCT nullif(c.region, '')) FILTER (WHERE t.walked > 0)::integer, coalesce(sum(t.approached), 0)::integer, coalesce(sum(t.met), 0)::integer, coalesce(sum(t.walked), 0)::integer
          FROM (
            SELECT r.cohort_id, count(*) AS approached, count(*) FILTER (WHERE r.met OR r.walked) AS met, count(*) FILTER (WHERE r.walked) AS walked
            FROM (SELECT s.participation_id, s.cohort_id, bool_or(s.stage = 'met') AS met, bool_or(s.stage IN ('engaged', 'paused', 'completed', 'stopped')) AS walked
              FROM public.participation_stage s WHERE s.reached_on <= day GROUP BY 1, 2) r JOIN public.participation p ON p.id = r.participation_id AND p.accompanied_as = 'territory' GROUP BY 1) t
          JOIN public.cohort c ON c.id = t.cohort_id`);

const programmeBefore = figures(`SELECT count(DISTINCT nullif(c.region, '')) FILTER (WHERE s.stage = ANY (walked.stages))::integer, count(DISTINCT s.participation_id)::integer,
            count(DISTINCT s.participation_id) FILTER (WHERE s.stage = 'met' OR s.stage = ANY (walked.stages))::integer,
            count(DISTINCT s.participation_id) FILTER (WHERE s.stage = ANY (walked.stages))::integer
          FROM public.participation_stage s JOIN public.cohort c ON c.id = s.cohort_id JOIN public.participation p ON p.id = s.participation_id AND p.accompanied_as = 'territory' CROSS JOIN (SELECT '{engaged,paused,completed,stopped}'::text[] AS stages) walked
          WHERE s.reached_on <= day`);

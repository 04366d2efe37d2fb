import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same function with a passage written otherwise; a passage that is no longer there stops the migration. */
const reworded = (signature: string, from: string, to: string) => `
  DO $reword$
  DECLARE body text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    IF position($p$${from}$p$ IN body) = 0 THEN RAISE EXCEPTION '${signature} is not as expected'; END IF;
    EXECUTE replace(body, $p$${from}$p$, $p$${to}$p$);
  END $reword$;`;

const find = 'access.find(text, text[], integer)';
const findBefore = 'IF names IS NULL THEN RETURN; END IF;';
const findAfter = `${findBefore}
    IF length(key) <= 2 THEN RETURN QUERY SELECT s.kind, s.id, s.rank FROM access.find_start(key, kinds, at_most) s; RETURN; END IF;`;

/** The rows that the whole look would rank first, read from an index in their order; fewer than were asked for, and the whole look is quick. */
const official = 'access.find_official(text, text[], text, integer)';
const officialBefore = `IF phrase = '' THEN`;
const officialAfter = `IF length(phrase) = 2 AND codes = '{}' AND in_department IS NULL THEN
          RETURN QUERY SELECT b.code, b.rank, b.via, b.via_code, b.via_name FROM (
            SELECT u.*, count(*) OVER () AS many FROM (SELECT DISTINCT ON (h.code) h.* FROM (
              SELECT o.code, 0 AS rank, NULL::text AS via, NULL::text AS via_code, NULL::text AS via_name, o.population FROM public.official_territory o WHERE left(o.name_key, 4) = ' ' || phrase
              UNION ALL SELECT p.territory_code, 1, p.kind, p.code, p.name, t.population FROM public.official_part p JOIN public.official_territory t ON t.code = p.territory_code WHERE left(p.name_key, 4) = ' ' || phrase
              UNION ALL (SELECT o.code, 2, NULL, NULL, NULL, o.population FROM public.official_territory o WHERE left(o.name_key, 4) = ' ' || phrase || ' ' ORDER BY o.population DESC NULLS LAST, o.code LIMIT at_most)
              UNION ALL (SELECT o.code, 3, NULL, NULL, NULL, o.population FROM public.official_territory o WHERE left(o.name_key, 3) = ' ' || phrase AND NOT left(o.name_key, 4) = ANY (ARRAY[' ' || phrase, ' ' || phrase || ' '])
                ORDER BY o.population DESC NULLS LAST, o.code LIMIT at_most)) h ORDER BY h.code, h.rank) u
            ORDER BY u.rank, u.population DESC NULLS LAST, u.code LIMIT at_most) b
          WHERE b.many >= at_most ORDER BY b.rank, b.population DESC NULLS LAST, b.code;
          GET DIAGNOSTICS found = ROW_COUNT;
          IF found > 0 THEN RETURN; END IF;
        END IF;
        ${officialBefore}`;

/** Names that begin so, in their order: an index answers, whatever their number. */
const starts = (expression: string) => `access.fold(${expression}) OPERATOR(pg_catalog.~>=~) key AND access.fold(${expression}) OPERATOR(pg_catalog.~<~) past`;
const people = (name: string) =>
  `ARRAY(SELECT p.id FROM public.person p WHERE ${starts(`p.${name}`)} AND (everybody OR p.id = ANY (known)) ORDER BY access.fold(p.${name}) USING OPERATOR(pg_catalog.~<~), p.id LIMIT at_most)`;

const makeSearchable = (started: boolean) => `
  CREATE OR REPLACE FUNCTION access.make_searchable(target text, texts text, near text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM access.protected WHERE table_name = target) THEN RAISE EXCEPTION '% is not protected: nothing says who may find it', target; END IF;
    EXECUTE format('CREATE INDEX %I ON public.%I USING gin (access.%s(%s))', target || '_words_idx', target, CASE WHEN near IS NULL THEN 'words' ELSE 'name_words' END, texts);
    IF near IS NOT NULL THEN
      EXECUTE format('CREATE INDEX %I ON public.%I USING gin (access.fold(%s) public.gin_trgm_ops)', target || '_near_idx', target, near);
      ${started ? `EXECUTE format('CREATE INDEX %I ON public.%I (access.fold(%s) text_pattern_ops)', target || '_start_idx', target, near);` : ''}
    END IF;
    INSERT INTO access.searchable VALUES (target, texts, near);
  END $$;`;

/** Two letters begin thousands of words: they are looked for at the beginning of names, which an index answers in order, and no list is ranked. */
export class TwoLetters1764300731000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${makeSearchable(true)}
      DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT table_name AS name, near FROM access.searchable WHERE near IS NOT NULL LOOP
          EXECUTE format('CREATE INDEX %I ON public.%I (access.fold(%s) text_pattern_ops)', one.name || '_start_idx', one.name, one.near);
        END LOOP;
      END $$;
      CREATE INDEX person_family_start_idx ON person (access.fold(family_name) text_pattern_ops);
      CREATE INDEX person_given_start_idx ON person (access.fold(given_name) text_pattern_ops);
      CREATE INDEX official_territory_start_idx ON official_territory (left(name_key, 3), population DESC NULLS LAST, code);
      CREATE INDEX official_territory_word_idx ON official_territory (left(name_key, 4), population DESC NULLS LAST, code);
      CREATE INDEX official_part_word_idx ON official_part (left(name_key, 4));

      -- What access.find answers to one or two letters: names that begin so; then, where there are few, what holds a word that does.
      -- Texts are asked for words that say something alone, the newest first.
      CREATE FUNCTION access.find_start(key text, kinds text[], at_most integer) RETURNS TABLE (kind text, id uuid, rank real)
        LANGUAGE plpgsql STABLE ROWS 50 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        past text := key || '{'; beginning tsquery := to_tsquery('pg_catalog.simple', key || ':*'); telling boolean := to_tsvector('pg_catalog.french', key) <> '';
        reach uuid[] := access.ids('person', 'read'); everybody boolean := access.network_id() = ANY (reach); known uuid[]; whole uuid[]; found uuid[]; source record; vector text; guard text;
      BEGIN
        IF 'person' = ANY (kinds) THEN
          IF NOT everybody THEN known := reach || access.companions(); END IF;
          found := ${people('family_name')};
          found := found || ${people('given_name')};
          IF cardinality(found) < at_most THEN found := found || access.matching_people(key, 50, false); END IF;
          RETURN QUERY SELECT 'person', f.id, (1.0 / min(f.place))::real FROM unnest(found) WITH ORDINALITY AS f (id, place) GROUP BY f.id ORDER BY min(f.place) LIMIT at_most;
        END IF;

        IF 'participation' = ANY (kinds) THEN
          reach := access.ids('participation', 'read'); whole := access.ids('participation_stage', 'update');
          -- Who was approached in vain is for those who write the stages.
          RETURN QUERY SELECT 'participation', a.id, CASE WHEN starts_with(access.fold(t.name), key) THEN 1 ELSE 0.5 END::real
            FROM public.participation a JOIN public.territory t ON t.id = a.territory_id
            WHERE a.territory_id = ANY (ARRAY(SELECT n.id FROM public.territory n WHERE access.name_words(n.name) @@ beginning)) AND ARRAY[a.id, a.cohort_id] && reach
              AND (ARRAY[a.cohort_id, a.id] && whole OR EXISTS (SELECT 1 FROM public.participation_stage s
                WHERE s.participation_id = a.id AND s.stage IN ('engaged', 'paused', 'completed', 'stopped')))
            ORDER BY 3 DESC, t.name, a.created_at DESC, a.id LIMIT at_most;
        END IF;

        FOR source IN SELECT s.table_name, s.texts, s.near, g.object, g.columns FROM access.searchable s JOIN access.protected g USING (table_name)
          WHERE s.table_name = ANY (kinds) AND (s.near IS NOT NULL OR telling)
        LOOP
          reach := access.ids(source.object, 'read');
          CONTINUE WHEN cardinality(reach) = 0;
          guard := 'ARRAY[' || array_to_string(source.columns, ', ') || '] && $1';
          -- A withdrawn version is kept for those who publish.
          IF source.table_name = 'territory_page' THEN guard := guard || ' AND withdrawn_at IS NULL'; END IF;
          vector := format('access.%s(%s)', CASE WHEN source.near IS NULL THEN 'words' ELSE 'name_words' END, source.texts);
          found := '{}';
          IF source.near IS NOT NULL THEN
            EXECUTE format('SELECT ARRAY(SELECT x.id FROM public.%I x WHERE access.fold(%s) OPERATOR(pg_catalog.~>=~) $2 AND access.fold(%s) OPERATOR(pg_catalog.~<~) $3 AND %s
              ORDER BY access.fold(%s) USING OPERATOR(pg_catalog.~<~), x.id LIMIT $4)', source.table_name, source.near, source.near, guard, source.near) INTO found USING reach, key, past, at_most;
          END IF;
          IF cardinality(found) < at_most THEN
            EXECUTE format('SELECT $3 || ARRAY(SELECT x.id FROM public.%I x WHERE %s @@ $2 AND %s AND NOT x.id = ANY ($3) ORDER BY x.created_at DESC, x.id LIMIT $4)', source.table_name, vector, guard)
              INTO found USING reach, beginning, found, at_most;
          END IF;
          RETURN QUERY SELECT source.table_name, f.id, (1.0 / f.place)::real FROM unnest(found) WITH ORDINALITY AS f (id, place) ORDER BY f.place LIMIT at_most;
        END LOOP;

        IF 'official' = ANY (kinds) AND access.network_id() = ANY (access.ids('official_territory', 'read')) AND (
          -- Counted, not « exists »: the planner would read the table until it met one.
          (SELECT count(*) FROM (SELECT FROM public.official_territory o WHERE left(o.name_key, 3) = ' ' || key LIMIT 1) one) > 0
          OR (SELECT count(*) FROM public.official_territory o WHERE o.name_key LIKE '% ' || key || '%') > 0
          OR (SELECT count(*) FROM public.official_part o WHERE o.name_key LIKE '% ' || key || '%') > 0)
        THEN
          RETURN QUERY SELECT 'official', NULL::uuid, 0::real;
        END IF;
      END $$;
      -- The library that knows the setting of access.find is loaded by its first use.
      DO $$ BEGIN PERFORM public.similarity('', ''); END $$;
      ${reworded(find, findBefore, findAfter)}
      ${reworded(official, officialBefore, officialAfter)}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN PERFORM public.similarity('', ''); END $$;
      ${reworded(official, officialAfter, officialBefore)}
      ${reworded(find, findAfter, findBefore)}
      DROP FUNCTION access.find_start;
      DROP INDEX official_part_word_idx, official_territory_word_idx, official_territory_start_idx, person_given_start_idx, person_family_start_idx;
      DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT table_name AS name FROM access.searchable WHERE near IS NOT NULL LOOP EXECUTE format('DROP INDEX public.%I', one.name || '_start_idx'); END LOOP;
      END $$;
      ${makeSearchable(false)}`);
  }
}

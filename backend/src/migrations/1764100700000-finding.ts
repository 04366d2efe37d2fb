import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finding: one search over what the caller may see, and the views of lists that people save.
 *
 * Text operators are not leakproof: under row security no index on a text would serve. `access.find` and
 * `access.matching_people` therefore look as the owner, and filter by the very scopes that each table's policy compares
 * (`access.protected`). They give ids alone: whoever asks reads the records again under row security.
 *
 * - `access.fold(text)` is how names are compared: no accents, capitals nor signs, « st » is « saint », « l’ » and « d’ » go.
 * - `access.words(text)` is how texts are indexed: French stems, and each word as it is written so that its beginning finds it.
 * - `access.make_searchable('table', 'its texts', 'its name')` lets a later table be found.
 */
export class Finding1764100700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      ${folding}
      ${sources}
      ${people}
      ${finding}
      ${savedViews}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.unprotect('saved_view');
      DROP TABLE saved_view;
      DROP FUNCTION access.find, access.matching_people, access.make_searchable;
      DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT table_name AS name FROM access.searchable LOOP EXECUTE format('DROP INDEX IF EXISTS public.%I, public.%I', one.name || '_words_idx', one.name || '_near_idx'); END LOOP;
      END $$;
      DROP INDEX person_words_idx, person_near_idx, person_contact_address_idx, person_contact_digits_idx;
      DROP TABLE access.searchable;
      DROP FUNCTION access.sought_words, access.words, access.name_words, access.said_in, access.fold;`);
  }
}

/** plpgsql on purpose: a body that is never inlined is the same expression in an index and in a query. */
const folding = `
  -- The cost says what it is: recomputed for a whole table it would be felt, so the planner takes the index.
  CREATE FUNCTION access.fold(phrase text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 5000 AS $$
  DECLARE plain text := regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, phrase)), '[^a-z0-9]+', ' ', 'g');
  BEGIN
    IF plain ~ '\\m(stes?|sts?|l|d|qu)\\M' THEN
      plain := regexp_replace(plain, '\\mst(es|e|s|)\\M', 'saint\\1', 'g');
      plain := regexp_replace(plain, '\\m(l|d|qu)\\M', ' ', 'g');
    END IF;
    RETURN btrim(regexp_replace(plain, ' +', ' ', 'g'));
  END $$;

  -- Names: every word as it is written, whatever its language.
  CREATE FUNCTION access.name_words(VARIADIC names text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  BEGIN RETURN to_tsvector('pg_catalog.simple', access.fold(array_to_string(names, ' '))); END $$;

  -- Texts: French stems beside the words themselves, so that « revitalis » and « revitalisations » both find « revitalisation ».
  CREATE FUNCTION access.words(VARIADIC texts text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  DECLARE plain text := access.fold(array_to_string(texts, ' '));
  BEGIN RETURN to_tsvector('pg_catalog.french', plain) || to_tsvector('pg_catalog.simple', plain); END $$;

  -- Every text that a frozen page says.
  CREATE FUNCTION access.said_in(content jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN RETURN (SELECT string_agg(said #>> '{}', ' ') FROM jsonb_path_query(content, '$.** ? (@.type() == "string")') said); END $$;

  -- What was typed, word by word; words that say nothing alone (« de », « la ») count only when there is nothing else.
  CREATE FUNCTION access.sought_words(phrase text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE every text[] := (SELECT array_agg(DISTINCT w) FROM unnest(string_to_array(access.fold(left(phrase, 200)), ' ')) w WHERE w <> ''); telling text[];
  BEGIN
    telling := ARRAY(SELECT w FROM unnest(every) w WHERE to_tsvector('pg_catalog.french', w) <> '' LIMIT 8);
    RETURN CASE WHEN cardinality(telling) > 0 THEN telling ELSE coalesce(every[1:8], '{}') END;
  END $$;`;

const sources = `
  -- What is found of a protected table: its texts, as arguments of access.words or access.name_words; a name (near) is also found when it is misspelt.
  CREATE TABLE access.searchable (table_name text PRIMARY KEY, texts text NOT NULL, near text);

  CREATE FUNCTION access.make_searchable(target text, texts text, near text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM access.protected WHERE table_name = target) THEN RAISE EXCEPTION '% is not protected: nothing says who may find it', target; END IF;
    EXECUTE format('CREATE INDEX %I ON public.%I USING gin (access.%s(%s))', target || '_words_idx', target, CASE WHEN near IS NULL THEN 'words' ELSE 'name_words' END, texts);
    IF near IS NOT NULL THEN EXECUTE format('CREATE INDEX %I ON public.%I USING gin (access.fold(%s) public.gin_trgm_ops)', target || '_near_idx', target, near); END IF;
    INSERT INTO access.searchable VALUES (target, texts, near);
  END $$;

  SELECT access.make_searchable('organisation', 'VARIADIC name || aliases', 'name');
  SELECT access.make_searchable('territory', 'name', 'name');
  SELECT access.make_searchable('cohort', 'name, region, years', 'name');
  SELECT access.make_searchable('gathering', 'title, place, purpose');
  SELECT access.make_searchable('resource', 'title');
  SELECT access.make_searchable('pilot_project', 'title, short_title, theme, renamed_to, summary');
  SELECT access.make_searchable('effect', 'VARIADIC ARRAY[statement, evidence, seen_by] || labels');
  SELECT access.make_searchable('limitation', 'statement');
  SELECT access.make_searchable('news', 'body');
  SELECT access.make_searchable('territory_page', 'access.said_in(content)');`;

/** People are found by name, role and organisation, each word in any of them; by address and number for those who read contacts. */
const people = `
  CREATE INDEX person_words_idx ON person USING gin (access.name_words(given_name, family_name, role_title));
  CREATE INDEX person_near_idx ON person USING gin (access.fold(given_name || ' ' || family_name) public.gin_trgm_ops);
  CREATE INDEX person_contact_address_idx ON person_contact USING gin (lower(email::text) public.gin_trgm_ops);
  CREATE INDEX person_contact_digits_idx ON person_contact USING gin (regexp_replace(telephone, '[^0-9]', '', 'g') public.gin_trgm_ops);

  -- All whom the caller may read, or only so many; misspelt names only where nothing is found as it was typed.
  CREATE FUNCTION access.matching_people(phrase text, at_most integer DEFAULT NULL, misspelt boolean DEFAULT true) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET pg_trgm.word_similarity_threshold = 0.55 AS $$
  DECLARE
    reach uuid[] := access.ids('person', 'read');
    everybody boolean := access.network_id() = ANY (reach);
    known uuid[]; named boolean := access.network_id() = ANY (access.ids('organisation', 'read'));
    digits text := regexp_replace(phrase, '[^0-9]', '', 'g');
    word text; beginning tsquery; places uuid[]; conditions text := ''; found uuid[];
  BEGIN
    IF NOT everybody THEN known := reach || access.companions(); END IF;
    IF NOT everybody AND cardinality(known) = 0 THEN RETURN '{}'; END IF;
    IF access.network_id() = ANY (access.ids('person_contact', 'read')) THEN
      IF position('@' IN phrase) > 0 THEN
        RETURN ARRAY(SELECT c.person_id FROM public.person_contact c WHERE lower(c.email::text) LIKE '%' || regexp_replace(lower(btrim(phrase)), '([\\\\%_])', '\\\\\\1', 'g') || '%' LIMIT 2000);
      ELSIF length(digits) >= 6 AND phrase ~ '^[0-9 +().-]+$' THEN
        -- 06 and +33 6 are the same number.
        RETURN ARRAY(SELECT c.person_id FROM public.person_contact c
          WHERE regexp_replace(c.telephone, '[^0-9]', '', 'g') LIKE '%' || regexp_replace(digits, '^(00)?33|^0', '') || '%' LIMIT 2000);
      END IF;
    END IF;
    FOREACH word IN ARRAY access.sought_words(phrase) LOOP
      beginning := to_tsquery('pg_catalog.simple', word || ':*');
      IF named THEN places := ARRAY(SELECT o.id FROM public.organisation o WHERE access.name_words(VARIADIC o.name || o.aliases) @@ beginning); END IF;
      conditions := conditions || format(' AND (access.name_words(p.given_name, p.family_name, p.role_title) @@ %L::tsquery', beginning::text)
        || CASE WHEN cardinality(places) > 0 THEN format(' OR p.organisation_id = ANY (%L::uuid[])', places) ELSE '' END || ')';
    END LOOP;
    IF conditions = '' THEN RETURN '{}'; END IF;
    EXECUTE 'SELECT array_agg(f.id) FROM (SELECT p.id FROM public.person p WHERE ' || CASE WHEN everybody THEN 'true' ELSE 'p.id = ANY ($1)' END || conditions || ' LIMIT $2) f' INTO found USING known, at_most;
    -- Only what was found nowhere as it was typed is looked for as it may have been meant.
    IF found IS NULL AND misspelt AND length(access.fold(phrase)) > 3 THEN
      found := ARRAY(SELECT p.id FROM public.person p WHERE access.fold(phrase) OPERATOR(public.<%) access.fold(p.given_name || ' ' || p.family_name)
        AND (everybody OR p.id = ANY (known)) LIMIT 500);
    END IF;
    RETURN coalesce(found, '{}');
  END $$;`;

const finding = `
  -- The ids of what a phrase finds, the best first, of each kind at most so many. A kind is a table of access.searchable, « person » or
  -- « participation »; « official » answers one line without an id when the official list knows a territory by these words or this code.
  -- Only a phrase that is found nowhere as it was typed is looked for as it may have been meant.
  CREATE FUNCTION access.find(phrase text, kinds text[], at_most integer) RETURNS TABLE (kind text, id uuid, rank real)
    LANGUAGE plpgsql STABLE ROWS 50 SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET pg_trgm.word_similarity_threshold = 0.55 AS $$
  DECLARE
    key text := access.fold(left(phrase, 200)); typed text := upper(regexp_replace(phrase, '[[:space:].]', '', 'g'));
    word text; names tsquery; texts tsquery; sought tsquery; source record; reach uuid[]; whole uuid[]; vector text; guard text; guessing boolean;
    people uuid[]; territories uuid[]; seen boolean := false;
  BEGIN
    FOREACH word IN ARRAY access.sought_words(phrase) LOOP
      names := CASE WHEN names IS NULL THEN to_tsquery('pg_catalog.simple', word || ':*') ELSE names && to_tsquery('pg_catalog.simple', word || ':*') END;
      sought := to_tsquery('pg_catalog.simple', word || ':*') || to_tsquery('pg_catalog.french', word);
      texts := CASE WHEN texts IS NULL THEN sought ELSE texts && sought END;
    END LOOP;
    IF names IS NULL THEN RETURN; END IF;

    FOREACH guessing IN ARRAY ARRAY[false, true] LOOP
      EXIT WHEN guessing AND (seen OR length(key) < 4);

      IF 'person' = ANY (kinds) THEN
        people := access.matching_people(phrase, 300, guessing);
        -- Names that hold the phrase itself come before roles and places that only share its words.
        IF NOT guessing AND cardinality(people) >= 300 AND length(key) > 2 THEN
          reach := access.ids('person', 'read'); whole := CASE WHEN access.network_id() = ANY (reach) THEN '{}'::uuid[] ELSE reach || access.companions() END;
          people := people || ARRAY(SELECT p.id FROM public.person p WHERE access.fold(p.given_name || ' ' || p.family_name) LIKE '%' || key || '%'
            AND (access.network_id() = ANY (reach) OR p.id = ANY (whole)) LIMIT 200);
        END IF;
        RETURN QUERY SELECT 'person', p.id, (public.similarity(n.whole, key) + CASE WHEN n.family = key THEN 0.6 WHEN starts_with(n.family, key) THEN 0.3 ELSE 0 END)::real
          FROM public.person p CROSS JOIN LATERAL (SELECT access.fold(p.given_name || ' ' || p.family_name) AS whole, access.fold(p.family_name) AS family OFFSET 0) n
          WHERE p.id = ANY (people) ORDER BY 3 DESC, p.family_name, p.id LIMIT at_most;
        seen := seen OR FOUND;
      END IF;

      IF 'participation' = ANY (kinds) THEN
        reach := access.ids('participation', 'read'); whole := access.ids('participation_stage', 'update');
        IF guessing THEN territories := ARRAY(SELECT t.id FROM public.territory t WHERE key OPERATOR(public.<%) access.fold(t.name) LIMIT 500);
        ELSE
          territories := ARRAY(SELECT t.id FROM public.territory t WHERE access.name_words(t.name) @@ names
            UNION ALL SELECT t.id FROM public.territory t WHERE t.kind = 'commune' AND t.insee_code = typed
            UNION ALL SELECT t.id FROM public.territory t WHERE t.siren = left(typed, 9)
            UNION ALL SELECT t.id FROM public.official_territory o JOIN public.territory t ON t.kind = 'commune' AND t.insee_code = o.insee_code
              WHERE typed ~ '^[0-9]{5}$' AND (o.postal_codes && ARRAY[typed] OR o.former_codes && ARRAY[typed]));
        END IF;
        -- Who was approached in vain is for those who write the stages.
        RETURN QUERY SELECT 'participation', a.id, public.similarity(access.fold(t.name), key)
          FROM public.participation a JOIN public.territory t ON t.id = a.territory_id
          WHERE a.territory_id = ANY (territories) AND ARRAY[a.id, a.cohort_id] && reach
            AND (ARRAY[a.cohort_id, a.id] && whole OR EXISTS (SELECT 1 FROM public.participation_stage s
              WHERE s.participation_id = a.id AND s.stage IN ('engaged', 'paused', 'completed', 'stopped')))
          ORDER BY 3 DESC, t.name, a.created_at DESC, a.id LIMIT at_most;
        seen := seen OR FOUND;
      END IF;

      FOR source IN SELECT s.table_name, s.texts, s.near, g.object, g.columns FROM access.searchable s JOIN access.protected g USING (table_name)
        WHERE s.table_name = ANY (kinds) AND (s.near IS NOT NULL OR NOT guessing)
      LOOP
        reach := access.ids(source.object, 'read');
        CONTINUE WHEN cardinality(reach) = 0;
        guard := 'ARRAY[' || array_to_string(source.columns, ', ') || '] && $2';
        -- A withdrawn version is kept for those who publish.
        IF source.table_name = 'territory_page' THEN guard := guard || ' AND withdrawn_at IS NULL'; END IF;
        vector := format('access.%s(%s)', CASE WHEN source.near IS NULL THEN 'words' ELSE 'name_words' END, source.texts);
        IF source.near IS NULL THEN
          RETURN QUERY EXECUTE format('SELECT %L::text, f.id, ts_rank(f.vector, $1)::real FROM (SELECT x.id, x.created_at, %s AS vector FROM public.%I x WHERE %s @@ $1 AND %s ORDER BY x.created_at DESC LIMIT 100) f
            ORDER BY 3 DESC, f.created_at DESC, f.id LIMIT $3', source.table_name, vector, source.table_name, vector, guard) USING texts, reach, at_most;
        ELSE
          RETURN QUERY EXECUTE format('SELECT %L::text, f.id, public.similarity(access.fold(f.near), $4)::real FROM (SELECT x.id, x.created_at, %s AS near FROM public.%I x WHERE %s AND %s LIMIT 300) f ORDER BY 3 DESC, f.created_at DESC, f.id LIMIT $3',
            source.table_name, source.near, source.table_name, CASE WHEN guessing THEN format('$4 OPERATOR(public.<%%) access.fold(%s)', source.near) ELSE vector || ' @@ $1' END, guard) USING names, reach, at_most, key;
        END IF;
        seen := seen OR FOUND;
      END LOOP;

      IF 'official' = ANY (kinds) AND access.network_id() = ANY (access.ids('official_territory', 'read')) AND (guessing OR typed ~ '^[0-9AB]{5}$|^[0-9]{9}'
        -- Counted, not « exists »: the planner would read the table until it met one.
        OR (SELECT count(*) FROM public.official_territory o WHERE o.name_key LIKE '% ' || replace(key, ' ', '% ') || '%') > 0
        OR (SELECT count(*) FROM public.official_part o WHERE o.name_key LIKE '% ' || replace(key, ' ', '% ') || '%') > 0)
      THEN
        RETURN QUERY SELECT 'official', NULL::uuid, 0::real;
        seen := true;
      END IF;
    END LOOP;
  END $$;`;

const savedViews = `
  -- The address of a list, with its filters, under a name: one's own, or shared with the staff of a cohort.
  CREATE TABLE saved_view (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id  uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    cohort_id  uuid REFERENCES cohort ON DELETE CASCADE,
    name       text NOT NULL CHECK (length(name) BETWEEN 2 AND 80),
    -- A route of ours and its filters: never another site, never an address of the API.
    address    text NOT NULL CHECK (address ~ '^/[a-z][a-z0-9-]*(/[A-Za-z0-9-]+)*([?][^[:space:]#<>\\\\]*)?$' AND address !~ '^/(api|health|l|connexion)(/|[?]|$)' AND length(address) <= 600),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE UNIQUE INDEX saved_view_name_key ON saved_view (person_id, lower(name));
  CREATE INDEX saved_view_cohort_id_idx ON saved_view (cohort_id);
  SELECT access.protect('saved_view', 'saved_view', 'person_id', 'cohort_id');
  -- Nobody puts a view before the staff of a cohort that is not theirs, and only whoever saved one changes it.
  DROP POLICY may_create ON saved_view;
  CREATE POLICY may_create ON saved_view FOR INSERT WITH CHECK (
    person_id = ANY ((SELECT access.ids('saved_view', 'create'))::uuid[]) AND (cohort_id IS NULL OR cohort_id = ANY ((SELECT access.ids('shared_view', 'create'))::uuid[])));
  DROP POLICY may_update ON saved_view;
  CREATE POLICY may_update ON saved_view FOR UPDATE USING (person_id = ANY ((SELECT access.ids('saved_view', 'update'))::uuid[]))
    WITH CHECK (person_id = ANY ((SELECT access.ids('saved_view', 'update'))::uuid[]) AND (cohort_id IS NULL OR cohort_id = ANY ((SELECT access.ids('shared_view', 'create'))::uuid[])));
  SELECT access.make_searchable('saved_view', 'name', 'name');
  SELECT access.keep_history('saved_view');`;

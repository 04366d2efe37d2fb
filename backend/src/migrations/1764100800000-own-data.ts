import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept about a person, shown to them, corrected, exported and erased. The list of personal columns comes from the
 * code at each migration, as the table of rights does; two functions follow it. A request stays on record with its answer.
 */
export class OwnData1764100800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE access.personal_table (
        table_name text PRIMARY KEY, position integer NOT NULL, title text NOT NULL, whose text, rows text CHECK (rows IN ('kept', 'deleted')), beside jsonb NOT NULL
      );
      CREATE TABLE access.personal_column (
        table_name text NOT NULL, column_name text NOT NULL, position integer NOT NULL, label text, show text, erased text, mentions boolean NOT NULL,
        PRIMARY KEY (table_name, column_name)
      );

      CREATE TABLE data_request (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id     uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id      uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        kind           text NOT NULL CHECK (kind IN ('erasure', 'correction')),
        words          text CHECK (length(words) <= 2000),
        outcome        text CHECK (outcome IN ('done', 'refused')),
        answer         text CHECK (length(answer) <= 2000),
        answered_at    timestamptz,
        answered_by_id uuid REFERENCES person,
        created_at     timestamptz NOT NULL DEFAULT now(),
        updated_at     timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT data_request_answered_once CHECK ((answered_at IS NULL) = (outcome IS NULL)),
        CONSTRAINT data_request_refused_with_a_reason CHECK (outcome <> 'refused' OR length(trim(answer)) >= 3),
        CONSTRAINT data_request_nobody_answers_their_own CHECK (answered_by_id IS DISTINCT FROM person_id)
      );
      CREATE UNIQUE INDEX data_request_one_open_key ON data_request (person_id, kind) WHERE answered_at IS NULL;
      CREATE INDEX data_request_person_id_idx ON data_request (person_id);
      CREATE INDEX data_request_network_id_idx ON data_request (network_id, created_at DESC);
      CREATE INDEX data_request_answered_by_id_idx ON data_request (answered_by_id);
      SELECT access.protect('data_request', 'data_request', 'network_id', 'person_id');

      -- A link about oneself belongs to no cohort.
      ALTER TABLE personal_link ALTER COLUMN cohort_id DROP NOT NULL;
      ALTER TABLE personal_link ADD CONSTRAINT personal_link_has_its_cohort CHECK (cohort_id IS NOT NULL OR purpose = 'own_data');
      DO $$
      DECLARE purposes text := (SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'personal_link_purpose_check');
      BEGIN
        ALTER TABLE public.personal_link DROP CONSTRAINT personal_link_purpose_check;
        EXECUTE 'ALTER TABLE public.personal_link ADD CONSTRAINT personal_link_purpose_check CHECK (' || purposes || ' OR purpose = ''own_data'')';
      END $$;

      -- Sign-in links go to an account's address: whoever holds a mere link, which may be forwarded, never moves it.
      CREATE FUNCTION access.keep_account_address() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF (SELECT kind FROM access.bearer()) = 'link' AND EXISTS (SELECT 1 FROM public.account a WHERE a.person_id = NEW.person_id AND a.closed_at IS NULL) THEN
          RAISE EXCEPTION 'a link does not move the address of an account' USING ERRCODE = '23514', CONSTRAINT = 'person_contact_account_address';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER person_contact_kept BEFORE UPDATE ON person_contact FOR EACH ROW
        WHEN (NEW.email IS DISTINCT FROM OLD.email OR NEW.person_id <> OLD.person_id) EXECUTE FUNCTION access.keep_account_address();

      CREATE FUNCTION access.person_of_address(proof text, address text) RETURNS uuid
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'person_of_address', address);
        RETURN (SELECT c.person_id FROM public.person_contact c WHERE c.email = address::citext);
      END $$;

      -- Opens the link and posts its e-mail; asked for by anybody who knows the address, received by whoever reads it.
      CREATE FUNCTION access.open_own_data_link(proof text, link uuid, person uuid, hash bytea, message uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'open_own_data_link', link::text, person::text, encode(hash, 'hex'), message::text);
        INSERT INTO public.personal_link (id, person_id, purpose, record_ids, token_hash, expires_at, created_by_id)
          VALUES (link, person, 'own_data', ARRAY[link], hash, now() + interval '3 days', (SELECT b.person_id FROM access.bearer() b));
        INSERT INTO public.outbox_message (id, template, sensitivity, recipient_id, recipient_kind, link_id)
          VALUES (message, 'own-data-link', 'account', person, 'personne', link);
      END $$;

      -- What one says oneself of who one is; everything else of the record is the staff's.
      CREATE FUNCTION access.correct_own_name(given text, family text, role text) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who uuid := (SELECT person_id FROM access.bearer());
      BEGIN
        IF who IS NULL OR NOT who = ANY (access.ids('own_data', 'update')) THEN RAISE EXCEPTION 'not one''s own' USING ERRCODE = '42501'; END IF;
        UPDATE public.person SET given_name = given, family_name = family, role_title = role, updated_at = now()
          WHERE id = who AND (given_name, family_name, role_title) IS DISTINCT FROM (given, family, role);
      END $$;

      -- Everything that the list of personal columns calls somebody's: { account, sections: [{ table, title, labels, rows }] }. To that person alone.
      CREATE FUNCTION access.own_data() RETURNS jsonb
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE who uuid := (SELECT person_id FROM access.bearer()); told jsonb := '[]'; one record; pairs text; found jsonb;
      BEGIN
        IF who IS NULL OR NOT who = ANY (access.ids('own_data', 'read')) THEN RETURN NULL; END IF;
        FOR one IN SELECT * FROM access.personal_table WHERE whose IS NOT NULL ORDER BY position LOOP
          SELECT string_agg(format('%L, %s', p.key, p.value), ', ') INTO pairs FROM (
            SELECT ' ' || b.key AS key, b.value FROM jsonb_each_text(one.beside) b
            UNION ALL SELECT * FROM (SELECT c.column_name, coalesce(c.show, 't.' || quote_ident(c.column_name)) FROM access.personal_column c
              WHERE c.table_name = one.table_name AND c.label IS NOT NULL ORDER BY c.position) columns) p;
          CONTINUE WHEN pairs IS NULL;
          EXECUTE format('SELECT jsonb_agg(jsonb_build_object(%s)) FROM public.%I t WHERE %s', pairs, one.table_name, one.whose) INTO found USING who;
          IF found IS NOT NULL THEN told := told || jsonb_build_object('table', one.table_name, 'title', one.title, 'rows', found, 'labels',
            (SELECT jsonb_object_agg(c.column_name, c.label) FROM access.personal_column c WHERE c.table_name = one.table_name AND c.label IS NOT NULL)); END IF;
        END LOOP;
        RETURN jsonb_build_object('sections', told, 'account', EXISTS (SELECT 1 FROM public.account a WHERE a.person_id = who AND a.closed_at IS NULL));
      END $$;

      -- What carrying a request out will do, table by table, in numbers.
      CREATE FUNCTION access.erasure_preview(request uuid) RETURNS TABLE (title text, count bigint, effect text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE who uuid; one record; found bigint;
      BEGIN
        IF NOT access.network_id() = ANY (access.ids('data_request', 'read')) THEN RETURN; END IF;
        SELECT person_id INTO who FROM public.data_request WHERE id = request AND kind = 'erasure';
        IF who IS NULL THEN RETURN; END IF;
        FOR one IN SELECT t.*, EXISTS (SELECT 1 FROM access.personal_column c WHERE c.table_name = t.table_name AND c.erased IS NOT NULL) AS erases
          FROM access.personal_table t WHERE whose IS NOT NULL AND EXISTS (SELECT 1 FROM access.personal_column c WHERE c.table_name = t.table_name AND c.label IS NOT NULL) ORDER BY position
        LOOP
          EXECUTE format('SELECT count(*) FROM public.%I t WHERE %s', one.table_name, one.whose) INTO found USING who;
          IF found > 0 THEN RETURN QUERY SELECT one.title, found, CASE WHEN one.rows = 'deleted' THEN 'deleted' WHEN one.erases THEN 'scrubbed' ELSE 'unsigned' END; END IF;
        END LOOP;
      END $$;

      CREATE FUNCTION access.erase_person(request uuid) RETURNS uuid
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE actor uuid := (SELECT person_id FROM access.bearer()); who uuid; one record; touched uuid[]; key text; names text[]; assigned text; hidden text[]; full_name text; pattern text; alias uuid; aliases uuid[];
      BEGIN
        IF NOT access.network_id() = ANY (access.ids('data_request', 'update')) THEN RAISE EXCEPTION 'not staff' USING ERRCODE = '42501'; END IF;
        SELECT person_id INTO who FROM public.data_request WHERE id = request AND kind = 'erasure' AND answered_at IS NULL FOR UPDATE;
        IF who IS NULL THEN RETURN NULL; END IF;
        IF who = actor THEN RAISE EXCEPTION 'nobody answers their own' USING ERRCODE = '42501'; END IF;
        -- Whoever answers for accounts alone takes away those of staff.
        IF NOT access.network_id() = ANY (access.ids('account', 'update')) AND EXISTS (SELECT 1 FROM public.hat h
            WHERE h.person_id = who AND h.withdrawn_at IS NULL AND h.hat IN ('network_admin', 'cohort_manager', 'pivot_ally')) THEN
          RAISE EXCEPTION 'an account of staff' USING ERRCODE = '23514', CONSTRAINT = 'data_request_staff_by_administrators';
        END IF;
        -- The ids under which the history knew them, from records that were merged into theirs.
        aliases := ARRAY(SELECT id FROM public.merged_record WHERE into_person_id = who) || who;
        -- The name that the network knew before they rewrote it themselves: nobody chooses what is taken out of others' texts.
        SELECT coalesce((SELECT c.before ->> 'given_name' FROM public.record_change c WHERE c.table_name = 'person' AND c.record_id = who AND c.person_id = who AND c.before ? 'given_name' ORDER BY c.at LIMIT 1), p.given_name)
          || ' ' || coalesce((SELECT c.before ->> 'family_name' FROM public.record_change c WHERE c.table_name = 'person' AND c.record_id = who AND c.person_id = who AND c.before ? 'family_name' ORDER BY c.at LIMIT 1), p.family_name)
          INTO full_name FROM public.person p WHERE p.id = who;
        -- A name that two people bear is not taken out of texts: nobody knows whose it is.
        IF EXISTS (SELECT 1 FROM public.person WHERE id <> who AND lower(given_name || ' ' || family_name) = lower(full_name)) THEN full_name := NULL; END IF;
        -- Nor one that is no name: two words in capitals at least, letters alone.
        IF full_name !~ '^[[:alpha:]][[:alpha:]'' ’.-]{4,}$' OR full_name !~ '[[:upper:]].* [[:alpha:]'' ’]*[[:upper:]]' THEN full_name := NULL; END IF;
        pattern := '\\m' || replace(full_name, '.', '\\.') || '\\M';

        FOR one IN SELECT t.*, t.whose IS NOT NULL AS is_theirs FROM access.personal_table t ORDER BY t.table_name = 'person', t.position LOOP
          key := NULL; touched := '{}';
          SELECT a.attname INTO key FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = ('public.' || quote_ident(one.table_name))::regclass AND i.indisprimary AND i.indnkeyatts = 1 AND a.atttypid = 'uuid'::regtype;
          SELECT string_agg(format('%I = %s', column_name, erased), ', '), array_agg(column_name) INTO assigned, hidden
            FROM access.personal_column WHERE table_name = one.table_name AND erased IS NOT NULL;
          IF one.is_theirs THEN
            IF hidden IS NOT NULL AND key IS NOT NULL AND one.table_name <> 'record_change' THEN
              -- Rows that are there, and rows that only the history remembers.
              EXECUTE format('SELECT coalesce(array_agg(t.%I), ''{}'') FROM public.%I t WHERE %s', key, one.table_name, one.whose) INTO touched USING who;
              FOREACH alias IN ARRAY aliases LOOP
                EXECUTE format('SELECT $2 || coalesce(array_agg(c.record_id), ''{}'') FROM public.record_change c
                  CROSS JOIN LATERAL jsonb_populate_record(NULL::public.%1$I, coalesce(c.before, c.after)) t
                  WHERE c.table_name = %1$L AND c.act <> ''update'' AND (%2$s)', one.table_name, one.whose) INTO touched USING alias, touched;
              END LOOP;
            END IF;
            IF one.rows = 'deleted' THEN EXECUTE format('DELETE FROM public.%I t WHERE %s', one.table_name, one.whose) USING who;
            ELSIF assigned IS NOT NULL AND one.table_name <> 'record_change' THEN EXECUTE format('UPDATE public.%I t SET %s WHERE %s', one.table_name, assigned, one.whose) USING who;
            END IF;
            UPDATE public.record_change SET before = before - hidden, after = after - hidden WHERE table_name = one.table_name AND record_id = ANY (touched);
          END IF;
          -- What others wrote of them, and frozen pages.
          names := ARRAY(SELECT column_name FROM access.personal_column WHERE table_name = one.table_name AND mentions);
          IF full_name IS NOT NULL AND cardinality(names) > 0 THEN
            FOREACH key IN ARRAY names LOOP
              EXECUTE format('UPDATE public.%1$I SET %2$I = regexp_replace(%2$I::text, $1, $2, ''g'')::%3$s WHERE %2$I::text ~ $1', one.table_name, key,
                (SELECT format_type(a.atttypid, NULL) FROM pg_attribute a WHERE a.attrelid = ('public.' || quote_ident(one.table_name))::regclass AND a.attname = key))
                USING pattern, 'Personne effacée';
            END LOOP;
          END IF;
        END LOOP;
        -- What the changes above left in the history in their turn.
        IF full_name IS NOT NULL THEN
          UPDATE public.record_change SET before = regexp_replace(before::text, pattern, 'Personne effacée', 'g')::jsonb, after = regexp_replace(after::text, pattern, 'Personne effacée', 'g')::jsonb
            WHERE before::text ~ pattern OR after::text ~ pattern;
        END IF;
        UPDATE public.data_request SET outcome = 'done', answered_at = now(), answered_by_id = actor, updated_at = now() WHERE id = request;
        RETURN who;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.erase_person, access.erasure_preview, access.own_data, access.correct_own_name, access.open_own_data_link, access.person_of_address;
      DROP TRIGGER person_contact_kept ON person_contact;
      DROP FUNCTION access.keep_account_address;
      DELETE FROM personal_link WHERE purpose = 'own_data';
      ALTER TABLE personal_link DROP CONSTRAINT personal_link_has_its_cohort, ALTER COLUMN cohort_id SET NOT NULL;
      SELECT access.unprotect('data_request');
      DROP TABLE data_request;
      DROP TABLE access.personal_column, access.personal_table;`);
  }
}

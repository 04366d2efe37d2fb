import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One person with several dated roles in several organisations; allies with their skills, training and availability;
 * who agreed to be called; duplicates merged without losing anything.
 *
 * The rule of « the role of today » is written once, in `access.role_of`. `person.organisation_id` and `person.role_title`
 * are its answer, kept by trigger so that every list reads a column; an hourly upkeep follows the calendar.
 * Merging walks the catalogue of foreign keys: a table that is added tomorrow is moved like the others, or the merge is refused.
 */
export class People1764100200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- A name as it is compared: without accents, capitals nor punctuation.
      CREATE FUNCTION access.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[^a-z0-9]+', ' ', 'g') $$;
      -- A number as it is compared: its last nine digits, so that 06 and +33 6 are the same.
      CREATE FUNCTION access.number_key(telephone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT CASE WHEN length(regexp_replace(telephone, '[^0-9]', '', 'g')) >= 9 THEN right(regexp_replace(telephone, '[^0-9]', '', 'g'), 9) END $$;
      CREATE INDEX person_name_key_idx ON person USING gin (access.name_key(given_name || ' ' || family_name) public.gin_trgm_ops);
      CREATE INDEX person_contact_number_key_idx ON person_contact (access.number_key(telephone)) WHERE telephone IS NOT NULL;

      CREATE TABLE person_role (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id      uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id       uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        organisation_id uuid REFERENCES organisation ON DELETE CASCADE,
        title           text CHECK (length(title) BETWEEN 1 AND 160),
        -- Acts for this organisation as a mobilised ally: trains, interviews, supports a project.
        acts_as_ally    boolean NOT NULL DEFAULT false,
        -- Of several roles of today, the one that lists show.
        main            boolean NOT NULL DEFAULT false,
        starts_on       date,
        ends_on         date,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_role_says_something CHECK (organisation_id IS NOT NULL OR title IS NOT NULL),
        CONSTRAINT person_role_ends_after_it_starts CHECK (ends_on >= starts_on)
      );
      CREATE INDEX person_role_person_id_idx ON person_role (person_id, starts_on DESC);
      CREATE INDEX person_role_organisation_id_idx ON person_role (organisation_id, person_id);
      CREATE INDEX person_role_network_id_idx ON person_role (network_id);
      CREATE INDEX person_role_ally_idx ON person_role (person_id) WHERE acts_as_ally;

      INSERT INTO person_role (person_id, organisation_id, title, acts_as_ally)
        SELECT p.id, p.organisation_id, nullif(p.role_title, ''), coalesce(o.kind = 'ally', false)
        FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
        WHERE p.organisation_id IS NOT NULL OR nullif(p.role_title, '') IS NOT NULL;
      UPDATE person SET role_title = NULL WHERE role_title = '';

      -- The one statement of the rule: the role of a day is the one marked as main, else the last begun.
      CREATE FUNCTION access.role_of(person uuid, day date) RETURNS public.person_role LANGUAGE sql STABLE AS $$
        SELECT r FROM public.person_role r
        WHERE r.person_id = person AND (r.starts_on IS NULL OR r.starts_on <= day) AND (r.ends_on IS NULL OR r.ends_on >= day)
        ORDER BY r.main DESC, r.starts_on DESC NULLS LAST, r.created_at DESC, r.id LIMIT 1 $$;

      -- Roles decide what the person's line says.
      CREATE FUNCTION access.derive_role() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE whom uuid; role public.person_role;
      BEGIN
        FOREACH whom IN ARRAY ARRAY(SELECT DISTINCT w FROM unnest(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.person_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.person_id END]) w WHERE w IS NOT NULL) LOOP
          role := access.role_of(whom, access.today());
          UPDATE person p SET organisation_id = role.organisation_id, role_title = role.title, updated_at = now()
            WHERE p.id = whom AND (p.organisation_id, p.role_title) IS DISTINCT FROM (role.organisation_id, role.title);
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER person_role_derived AFTER INSERT OR UPDATE OR DELETE ON person_role FOR EACH ROW EXECUTE FUNCTION access.derive_role();

      -- Who is written down with an organisation holds a role there; correcting the line corrects the role of today.
      CREATE FUNCTION access.follow_line() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE role public.person_role := access.role_of(NEW.id, access.today());
      BEGIN
        IF (role.organisation_id, role.title) IS NOT DISTINCT FROM (NEW.organisation_id, nullif(NEW.role_title, '')) THEN RETURN NULL; END IF;
        IF NEW.organisation_id IS NULL AND nullif(NEW.role_title, '') IS NULL THEN
          IF role.starts_on < access.today() THEN UPDATE person_role SET ends_on = access.today() - 1, updated_at = now() WHERE id = role.id;
          ELSE DELETE FROM person_role WHERE id = role.id; END IF;
        ELSIF role.id IS NOT NULL THEN
          UPDATE person_role SET organisation_id = NEW.organisation_id, title = nullif(NEW.role_title, ''), updated_at = now() WHERE id = role.id;
        ELSE
          INSERT INTO person_role (person_id, organisation_id, title, acts_as_ally)
            VALUES (NEW.id, NEW.organisation_id, nullif(NEW.role_title, ''), coalesce((SELECT kind = 'ally' FROM organisation WHERE id = NEW.organisation_id), false));
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER person_line_added AFTER INSERT ON person FOR EACH ROW
        WHEN (NEW.organisation_id IS NOT NULL OR NEW.role_title IS NOT NULL) EXECUTE FUNCTION access.follow_line();
      CREATE TRIGGER person_line_corrected AFTER UPDATE OF organisation_id, role_title ON person FOR EACH ROW
        WHEN (pg_trigger_depth() = 0 AND (NEW.organisation_id, NEW.role_title) IS DISTINCT FROM (OLD.organisation_id, OLD.role_title))
        EXECUTE FUNCTION access.follow_line();

      -- The calendar moves without anybody writing: roles that began or ended since. Answers how many lines changed.
      CREATE FUNCTION access.follow_calendar(proof text) RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE changed integer;
      BEGIN
        PERFORM access.proven(proof, 'follow_calendar');
        UPDATE person p SET organisation_id = now_is.organisation_id, role_title = now_is.title, updated_at = now()
          FROM (SELECT DISTINCT d.person_id FROM person_role d WHERE d.starts_on IS NOT NULL OR d.ends_on IS NOT NULL) dated
            LEFT JOIN LATERAL (SELECT (access.role_of(dated.person_id, access.today())).*) now_is ON true
          WHERE p.id = dated.person_id AND (p.organisation_id, p.role_title) IS DISTINCT FROM (now_is.organisation_id, now_is.title);
        GET DIAGNOSTICS changed = ROW_COUNT;
        RETURN changed;
      END $$;

      CREATE TABLE ally_profile (
        person_id   uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        network_id  uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        skills      text[] NOT NULL DEFAULT '{}' CHECK (cardinality(skills) <= 20),
        departments text[] NOT NULL DEFAULT '{}' CHECK (cardinality(departments) <= 30),
        travel_km   integer CHECK (travel_km BETWEEN 0 AND 2000),
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX ally_profile_network_id_idx ON ally_profile (network_id);

      CREATE TABLE ally_training (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id   uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id    uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        trained_on   date NOT NULL,
        trained_by   text CHECK (length(trained_by) <= 160),
        trainer_id   uuid REFERENCES person ON DELETE SET NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT ally_training_once_a_day UNIQUE (person_id, trained_on)
      );
      CREATE INDEX ally_training_trainer_id_idx ON ally_training (trainer_id);
      CREATE INDEX ally_training_network_id_idx ON ally_training (network_id);

      CREATE TABLE call_agreement (
        id                     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id             uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id              uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        subject                citext NOT NULL CHECK (length(subject) BETWEEN 2 AND 120),
        agreed_on              date NOT NULL,
        -- Without this, staff alone know the number.
        shared_with_companions boolean NOT NULL DEFAULT false,
        recorded_by_id         uuid REFERENCES person ON DELETE SET NULL,
        withdrawn_at           timestamptz,
        created_at             timestamptz NOT NULL DEFAULT now(),
        updated_at             timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX call_agreement_once_a_subject ON call_agreement (person_id, subject) WHERE withdrawn_at IS NULL;
      CREATE INDEX call_agreement_recorded_by_id_idx ON call_agreement (recorded_by_id);
      CREATE INDEX call_agreement_network_id_idx ON call_agreement (network_id);

      CREATE TABLE told_apart (
        id                     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id             uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id              uuid REFERENCES person ON DELETE CASCADE,
        other_person_id        uuid REFERENCES person ON DELETE CASCADE,
        organisation_id        uuid REFERENCES organisation ON DELETE CASCADE,
        other_organisation_id  uuid REFERENCES organisation ON DELETE CASCADE,
        created_at             timestamptz NOT NULL DEFAULT now(),
        updated_at             timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX told_apart_person_id_idx ON told_apart (person_id);
      CREATE INDEX told_apart_other_person_id_idx ON told_apart (other_person_id);
      CREATE INDEX told_apart_organisation_id_idx ON told_apart (organisation_id);
      CREATE INDEX told_apart_other_organisation_id_idx ON told_apart (other_organisation_id);
      CREATE INDEX told_apart_network_id_idx ON told_apart (network_id);

      -- What an id that is gone answers now. A later merge moves these rows as it moves all others, so a chain has one link.
      CREATE TABLE merged_record (
        id                   uuid PRIMARY KEY,
        network_id           uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        into_person_id       uuid REFERENCES person ON DELETE CASCADE,
        into_organisation_id uuid REFERENCES organisation ON DELETE CASCADE,
        merged_by_id         uuid REFERENCES person ON DELETE SET NULL,
        outcome              jsonb NOT NULL DEFAULT '{}',
        created_at           timestamptz NOT NULL DEFAULT now(),
        updated_at           timestamptz NOT NULL DEFAULT now(),
        CHECK (num_nonnulls(into_person_id, into_organisation_id) = 1)
      );
      CREATE INDEX merged_record_into_person_id_idx ON merged_record (into_person_id);
      CREATE INDEX merged_record_into_organisation_id_idx ON merged_record (into_organisation_id);
      CREATE INDEX merged_record_merged_by_id_idx ON merged_record (merged_by_id);
      CREATE INDEX merged_record_network_id_idx ON merged_record (network_id);

      CREATE TABLE availability_request (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        starts_on     date NOT NULL,
        ends_on       date NOT NULL,
        days          numeric(5, 2) NOT NULL CHECK (days BETWEEN 0.25 AND 200),
        message       text CHECK (length(message) <= 1000),
        created_by_id uuid REFERENCES person ON DELETE SET NULL,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT availability_request_ends_after_it_starts CHECK (ends_on >= starts_on),
        UNIQUE (id, cohort_id)
      );
      CREATE INDEX availability_request_cohort_id_idx ON availability_request (cohort_id, starts_on DESC);
      CREATE INDEX availability_request_created_by_id_idx ON availability_request (created_by_id);

      CREATE TABLE availability_answer (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL,
        request_id    uuid NOT NULL,
        person_id     uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        answer        text CHECK (answer IN ('yes', 'partly', 'no')),
        days          numeric(5, 2) CHECK (days >= 0),
        word          text CHECK (length(word) <= 500),
        asked_at      timestamptz NOT NULL DEFAULT now(),
        reminded_at   timestamptz,
        answered_at   timestamptz,
        entered_by_id uuid REFERENCES person ON DELETE SET NULL,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (request_id, cohort_id) REFERENCES availability_request (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (request_id, person_id),
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK ((answer IS NULL) = (days IS NULL))
      );
      CREATE INDEX availability_answer_person_id_idx ON availability_answer (person_id);
      CREATE INDEX availability_answer_cohort_id_idx ON availability_answer (cohort_id);
      CREATE INDEX availability_answer_entered_by_id_idx ON availability_answer (entered_by_id);

      SELECT access.protect('person_role', 'person_role', 'id', 'person_id', 'network_id');
      SELECT access.protect('ally_profile', 'ally_profile', 'person_id', 'network_id');
      SELECT access.protect('ally_training', 'ally_training', 'person_id', 'network_id');
      SELECT access.protect('call_agreement', 'call_agreement', 'person_id', 'network_id');
      SELECT access.protect('told_apart', 'told_apart', 'network_id');
      SELECT access.protect('merged_record', 'merged_record', 'network_id');
      SELECT access.protect('availability_request', 'availability_request', 'id', 'cohort_id');
      SELECT access.protect('availability_answer', 'availability_answer', 'id', 'cohort_id', 'person_id');
      CREATE POLICY companions_read ON person_role FOR SELECT USING (person_id = ANY ((SELECT access.companions())::uuid[]));`);
    await db.query(`SELECT access.keep_history(t) FROM unnest('{person_role,ally_profile,ally_training,call_agreement,availability_request,availability_answer}'::text[]) t`);
    await db.query(links);
    await db.query(merging);
    await db.query(telling);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.merge_people, access.merge_organisations, access.repoint, access.move_row, access.trim_row, access.fold_row, access.tell,
        access.assigned, access.matched, access.key_of, access.possible_duplicates, access.likely_people, access.callable_people, access.ally_load, access.role_hats;
      DROP TRIGGER person_line_added ON person;
      DROP TRIGGER person_line_corrected ON person;
      DROP TRIGGER person_role_derived ON person_role;
      DROP FUNCTION access.derive_role, access.follow_line, access.follow_calendar, access.role_of;
      SELECT access.unprotect(t) FROM unnest('{person_role,ally_profile,ally_training,call_agreement,told_apart,merged_record,availability_request,availability_answer}'::text[]) t;
      DROP TABLE availability_answer, availability_request, merged_record, told_apart, call_agreement, ally_training, ally_profile, person_role;
      DROP INDEX person_name_key_idx, person_contact_number_key_idx;
      DROP FUNCTION access.name_key, access.number_key;
      DELETE FROM personal_link WHERE purpose = 'answer_availability';`);
  }
}

/** The closed list of purposes grows by one; two people of one structure may support one territory from the same day. */
const links = `
  DO $$
  DECLARE purposes text; old text;
  BEGIN
    SELECT string_agg(quote_literal(m[1]), ', ') INTO purposes
      FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') m
      WHERE c.conrelid = 'personal_link'::regclass AND c.conname = 'personal_link_purpose_check' AND m[1] <> 'answer_availability';
    ALTER TABLE personal_link DROP CONSTRAINT personal_link_purpose_check;
    EXECUTE format('ALTER TABLE personal_link ADD CONSTRAINT personal_link_purpose_check CHECK (purpose IN (%s, ''answer_availability''))', purposes);
    SELECT conname INTO old FROM pg_constraint WHERE conrelid = 'support_assignment'::regclass AND contype = 'u' AND cardinality(conkey) = 3;
    IF old IS NOT NULL THEN EXECUTE format('ALTER TABLE support_assignment DROP CONSTRAINT %I', old); END IF;
    ALTER TABLE support_assignment ADD CONSTRAINT support_assignment_once UNIQUE NULLS NOT DISTINCT (participation_id, organisation_id, person_id, starts_on);
  END $$;`;

/**
 * Two records of one person (or organisation) become one. Every foreign key that points to the one that goes is followed in
 * the catalogue. Where a row meets its twin (one registration each for the same day), the two are folded: what points to it
 * follows, what the twin does not say is filled in. Where two stays overlap, the part outside is kept.
 */
const merging = `
  CREATE FUNCTION access.key_of(target regclass) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(a.attname::text) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = target AND i.indisprimary $$;

  -- « a = …, b = … » and « a = … AND b = … », the values read from a jsonb parameter with the table's own types.
  CREATE FUNCTION access.assigned(target regclass, columns text[], parameter text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(format('%I = (jsonb_populate_record(NULL::%s, %s)).%I', c, target, parameter, c), ', ') FROM unnest(columns) c $$;
  CREATE FUNCTION access.matched(target regclass, columns text[], parameter text, given jsonb) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(CASE WHEN given -> c = 'null' THEN format('t.%I IS NULL', c) ELSE format('t.%1$I = (jsonb_populate_record(NULL::%2$s, %3$s)).%1$I', c, target, parameter) END, ' AND ')
    FROM unnest(columns) c $$;

  -- { moved: { table: n }, folded: { table: n }, trimmed: { table: n } }
  CREATE FUNCTION access.tell(told jsonb, what text, target regclass, rows bigint) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN rows = 0 THEN told ELSE
      told || jsonb_build_object(what, coalesce(told -> what, '{}') || jsonb_build_object(target::text, coalesce((told -> what ->> target::text)::bigint, 0) + rows)) END $$;

  CREATE FUNCTION access.fold_row(target regclass, line jsonb, twin jsonb, told jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE keys text[] := access.key_of(target); filled jsonb;
  BEGIN
    told := access.repoint(target, line, twin, told);
    EXECUTE format('DELETE FROM %s t WHERE %s', target, access.matched(target, keys, '$1', line)) USING line;
    -- An end that one of the two does not have is no gap to fill: it goes on.
    SELECT jsonb_object_agg(key, value) INTO filled FROM jsonb_each(line)
      WHERE value <> 'null' AND twin -> key = 'null' AND key NOT IN ('ends_on', 'withdrawn_at', 'revoked_at', 'ended_at', 'closed_at');
    IF filled IS NOT NULL THEN
      BEGIN
        EXECUTE format('UPDATE %s t SET %s WHERE %s', target, access.assigned(target, ARRAY(SELECT jsonb_object_keys(filled)), '$1'), access.matched(target, keys, '$2', twin)) USING filled, twin;
      EXCEPTION WHEN integrity_constraint_violation THEN NULL; -- The twin answered otherwise: its answer stands whole.
      END;
    END IF;
    RETURN access.tell(told, 'folded', target, 1);
  END $$;

  -- Gives a row its changes and what is left of its days once « taken » is cut out; nothing left: it is folded into its twin.
  CREATE FUNCTION access.trim_row(target regclass, line jsonb, changes jsonb, taken datemultirange, twin jsonb, told jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE piece daterange; first boolean := true; part jsonb;
  BEGIN
    FOR piece IN SELECT unnest(datemultirange(daterange((line ->> 'starts_on')::date, (line ->> 'ends_on')::date, '[]')) - taken) LOOP
      part := changes || jsonb_build_object('starts_on', lower(piece), 'ends_on', upper(piece) - 1);
      IF first THEN
        EXECUTE format('UPDATE %s t SET %s WHERE %s', target, access.assigned(target, ARRAY(SELECT jsonb_object_keys(part)), '$1'), access.matched(target, access.key_of(target), '$2', line)) USING part, line;
      ELSE
        EXECUTE format('INSERT INTO %s SELECT (jsonb_populate_record(NULL::%s, $1)).*', target, target) USING line || part || jsonb_build_object('id', gen_random_uuid());
      END IF;
      first := false;
    END LOOP;
    IF first THEN RETURN access.fold_row(target, line, twin, told); END IF;
    RETURN access.tell(told, 'trimmed', target, 1);
  END $$;

  CREATE FUNCTION access.move_row(target regclass, line jsonb, changes jsonb, told jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE keys text[] := access.key_of(target); moved jsonb := line || changes; rule text; overlap boolean := false;
    columns text[]; terms text; held_for text; twin jsonb; taken datemultirange;
  BEGIN
    BEGIN
      EXECUTE format('UPDATE %s t SET %s WHERE %s', target, access.assigned(target, ARRAY(SELECT jsonb_object_keys(changes)), '$1'), access.matched(target, keys, '$2', line)) USING changes, line;
      RETURN access.tell(told, 'moved', target, 1);
    EXCEPTION
      WHEN unique_violation THEN GET STACKED DIAGNOSTICS rule = CONSTRAINT_NAME;
      WHEN exclusion_violation THEN GET STACKED DIAGNOSTICS rule = CONSTRAINT_NAME; overlap := true;
    END;
    -- The broken rule is an index: its plain columns, its terms (columns or expressions), and for which rows it holds.
    SELECT ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = target AND a.attnum = ANY (i.indkey) AND a.attnum > 0 AND a.attname NOT IN ('starts_on', 'ends_on')),
      (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, false), ', ') FROM generate_series(1, i.indnkeyatts) k), coalesce(pg_get_expr(i.indpred, target), 'true')
      INTO columns, terms, held_for FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid AND i.indrelid = target WHERE c.relname = rule;
    IF overlap THEN
      EXECUTE format('SELECT range_agg(daterange(t.starts_on, t.ends_on, ''[]'')), (array_agg(to_jsonb(t)) FILTER (WHERE daterange(t.starts_on, t.ends_on, ''[]'') && daterange($2, $3, ''[]'')))[1] FROM %s t WHERE %s AND NOT (%s)',
        target, access.matched(target, columns, '$1', moved), access.matched(target, keys, '$4', line))
        INTO taken, twin USING moved, (line ->> 'starts_on')::date, (line ->> 'ends_on')::date, line;
      RETURN access.trim_row(target, line, changes, taken, twin, told);
    END IF;
    EXECUTE format('SELECT to_jsonb(t) FROM %1$s t WHERE %2$s AND NOT (%3$s) AND (%4$s) AND ROW(%5$s) IS NOT DISTINCT FROM (SELECT ROW(%5$s) FROM jsonb_populate_record(NULL::%1$s, $1) m)',
      target, coalesce(access.matched(target, columns, '$1', moved), 'true'), access.matched(target, keys, '$2', line), held_for, terms) INTO twin USING moved, line;
    IF twin IS NULL THEN RAISE EXCEPTION 'no twin in % for %', target, rule USING ERRCODE = '23514', CONSTRAINT = 'merge_refused_by_a_rule'; END IF;
    RETURN access.fold_row(target, line, twin, told);
  END $$;

  CREATE FUNCTION access.repoint(target regclass, gone jsonb, kept jsonb, told jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE key record; before jsonb; after jsonb; line jsonb; rows bigint;
  BEGIN
    FOR key IN
      SELECT c.conrelid::regclass AS source, c.conname,
        ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, o) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.o) AS here,
        ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(n, o) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.o) AS there
      FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = target ORDER BY c.conrelid::regclass::text, c.conname
    LOOP
      SELECT jsonb_object_agg(h, gone -> t), jsonb_object_agg(h, kept -> t) INTO before, after FROM unnest(key.here, key.there) AS u(h, t);
      CONTINUE WHEN before = after;
      BEGIN
        EXECUTE format('UPDATE %s t SET %s WHERE %s', key.source, access.assigned(key.source, key.here, '$1'), access.matched(key.source, key.here, '$2', before)) USING after, before;
        GET DIAGNOSTICS rows = ROW_COUNT;
        told := access.tell(told, 'moved', key.source, rows);
      EXCEPTION
        WHEN check_violation THEN RAISE EXCEPTION 'a rule of %', key.source USING ERRCODE = '23514', CONSTRAINT = 'merge_refused_by_a_rule';
        WHEN unique_violation OR exclusion_violation THEN
        FOR line IN EXECUTE format('SELECT to_jsonb(t) FROM %s t WHERE %s', key.source, access.matched(key.source, key.here, '$1', before)) USING before LOOP
          told := access.move_row(key.source, line, after, told);
        END LOOP;
      END;
      EXECUTE format('SELECT count(*) FROM %s t WHERE %s', key.source, access.matched(key.source, key.here, '$1', before)) INTO rows USING before;
      IF rows > 0 THEN RAISE EXCEPTION 'left in %', key.source USING ERRCODE = '23514', CONSTRAINT = 'merge_refused_by_a_rule'; END IF;
    END LOOP;
    RETURN told;
  END $$;

  -- « choices »: for each field, whether the value of the one that goes is taken. « tried »: everything is done, told, and undone.
  CREATE FUNCTION access.merge_people(kept uuid, gone uuid, choices jsonb, tried boolean) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE me uuid := access.bearer_person(); told jsonb := '{}'; a person; b person; ca person_contact; cb person_contact; has_account boolean; one record; rows bigint;
    taken datemultirange; twin jsonb;
  BEGIN
    IF NOT access.network_id() = ANY (access.ids('person_merge', 'create')) THEN RAISE EXCEPTION 'may not merge' USING ERRCODE = '42501'; END IF;
    IF kept = gone THEN RAISE EXCEPTION 'same' USING ERRCODE = '23514', CONSTRAINT = 'merge_needs_two'; END IF;
    IF me IN (kept, gone) THEN RAISE EXCEPTION 'own' USING ERRCODE = '23514', CONSTRAINT = 'merge_own_record'; END IF;
    PERFORM 1 FROM person WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;
    SELECT * INTO a FROM person WHERE id = kept;
    SELECT * INTO b FROM person WHERE id = gone;
    IF a.id IS NULL OR b.id IS NULL THEN RETURN NULL; END IF;
    has_account := EXISTS (SELECT 1 FROM account WHERE person_id = kept);
    IF EXISTS (SELECT 1 FROM account WHERE person_id = gone) THEN
      RAISE EXCEPTION 'account' USING ERRCODE = '23514', CONSTRAINT = CASE WHEN has_account THEN 'merge_two_accounts' ELSE 'merge_account_stays' END;
    END IF;
    -- Whoever named or confirmed the other (or both together a third) acted as two people: they stay two.
    IF EXISTS (SELECT 1 FROM hat h WHERE (h.person_id = kept AND gone IN (h.granted_by_id, h.confirmed_by_id)) OR (h.person_id = gone AND kept IN (h.granted_by_id, h.confirmed_by_id))
      OR (h.granted_by_id = kept AND h.confirmed_by_id = gone) OR (h.granted_by_id = gone AND h.confirmed_by_id = kept))
    THEN RAISE EXCEPTION 'named' USING ERRCODE = '23514', CONSTRAINT = 'merge_one_named_the_other'; END IF;
    BEGIN
      -- No hat passes from one to the other: those of the record that goes are withdrawn, and given anew by those who give them.
      FOR one IN UPDATE hat SET withdrawn_at = now(), updated_at = now() WHERE person_id = gone AND withdrawn_at IS NULL RETURNING id, cohort_id LOOP
        PERFORM access.audit('withdraw', 'hat', one.id, one.cohort_id, kept);
        told := access.tell(told, 'withdrawn', 'hat'::regclass, 1);
      END LOOP;
      -- Nor does a link sent to one mailbox open in the name of the other.
      UPDATE personal_link SET revoked_at = now() WHERE person_id = gone AND revoked_at IS NULL AND expires_at > now();
      GET DIAGNOSTICS rows = ROW_COUNT;
      told := access.tell(told, 'withdrawn', 'personal_link'::regclass, rows);

      SELECT * INTO ca FROM person_contact WHERE person_id = kept;
      DELETE FROM person_contact WHERE person_id = gone RETURNING * INTO cb;
      IF ca.person_id IS NULL AND cb.person_id IS NOT NULL THEN INSERT INTO person_contact (person_id) VALUES (kept); END IF;
      -- The address of an account never moves.
      IF NOT has_account AND cb.email IS NOT NULL AND (ca.email IS NULL OR (choices ->> 'email')::boolean) THEN UPDATE person_contact SET email = cb.email, updated_at = now() WHERE person_id = kept; END IF;
      IF cb.telephone IS NOT NULL AND (ca.telephone IS NULL OR (choices ->> 'telephone')::boolean) THEN UPDATE person_contact SET telephone = cb.telephone, updated_at = now() WHERE person_id = kept; END IF;

      -- An agreed stay stands before a foreseen one, whichever record bore it.
      FOR one IN SELECT to_jsonb(f) AS line, (SELECT range_agg(daterange(g.starts_on, g.ends_on, '[]')) FROM delegate g WHERE g.person_id = gone AND g.delegation_id = f.delegation_id AND g.status = 'agreed') AS taken,
          (SELECT to_jsonb(g) FROM delegate g WHERE g.person_id = gone AND g.delegation_id = f.delegation_id AND g.status = 'agreed' AND daterange(g.starts_on, g.ends_on, '[]') && daterange(f.starts_on, f.ends_on, '[]') LIMIT 1) AS twin
        FROM delegate f WHERE f.person_id = kept AND f.status = 'foreseen'
      LOOP
        IF one.twin IS NOT NULL THEN told := access.trim_row('delegate'::regclass, one.line, '{}', one.taken, one.twin, told); END IF;
      END LOOP;

      -- Nor does a stay that comes over open its territory: whoever leads the team gives that hat.
      PERFORM set_config('cordee.merging', 'on', true);
      told := access.repoint('person'::regclass, to_jsonb(b), to_jsonb(a), told);
      PERFORM set_config('cordee.merging', '', true);
      -- The same role written on both records is one role, an ally's if either said so.
      UPDATE person_role s SET acts_as_ally = true FROM person_role r WHERE r.person_id = kept AND s.person_id = kept AND r.id > s.id AND r.acts_as_ally AND NOT s.acts_as_ally
        AND (r.organisation_id, lower(r.title), r.starts_on, r.ends_on) IS NOT DISTINCT FROM (s.organisation_id, lower(s.title), s.starts_on, s.ends_on);
      DELETE FROM person_role r USING person_role s WHERE r.person_id = kept AND s.person_id = kept AND r.id > s.id
        AND (r.organisation_id, lower(r.title), r.starts_on, r.ends_on) IS NOT DISTINCT FROM (s.organisation_id, lower(s.title), s.starts_on, s.ends_on);
      GET DIAGNOSTICS rows = ROW_COUNT;
      told := access.tell(told, 'folded', 'person_role'::regclass, rows);
      DELETE FROM told_apart WHERE person_id = other_person_id;
      DELETE FROM person WHERE id = gone;
      UPDATE person SET given_name = CASE WHEN (choices ->> 'givenName')::boolean THEN b.given_name ELSE a.given_name END,
        family_name = CASE WHEN (choices ->> 'familyName')::boolean THEN b.family_name ELSE a.family_name END, updated_at = now() WHERE id = kept;
      INSERT INTO merged_record (id, into_person_id, merged_by_id, outcome) VALUES (gone, kept, me, told);
      IF tried THEN RAISE EXCEPTION 'tried' USING ERRCODE = 'UM001'; END IF;
    EXCEPTION WHEN SQLSTATE 'UM001' THEN NULL;
    END;
    RETURN told;
  END $$;

  CREATE FUNCTION access.merge_organisations(kept uuid, gone uuid, choices jsonb, tried boolean) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE told jsonb := '{}'; a organisation; b organisation; shown text; rows bigint;
  BEGIN
    IF NOT access.network_id() = ANY (access.ids('organisation_merge', 'create')) THEN RAISE EXCEPTION 'may not merge' USING ERRCODE = '42501'; END IF;
    IF kept = gone THEN RAISE EXCEPTION 'same' USING ERRCODE = '23514', CONSTRAINT = 'merge_needs_two'; END IF;
    PERFORM 1 FROM organisation WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;
    SELECT * INTO a FROM organisation WHERE id = kept;
    SELECT * INTO b FROM organisation WHERE id = gone;
    IF a.id IS NULL OR b.id IS NULL THEN RETURN NULL; END IF;
    BEGIN
      told := access.repoint('organisation'::regclass, to_jsonb(b), to_jsonb(a), told);
      UPDATE person_role s SET acts_as_ally = true FROM person_role r WHERE r.organisation_id = kept AND s.organisation_id = kept AND r.person_id = s.person_id AND r.id > s.id
        AND r.acts_as_ally AND NOT s.acts_as_ally AND (lower(r.title), r.starts_on, r.ends_on) IS NOT DISTINCT FROM (lower(s.title), s.starts_on, s.ends_on);
      DELETE FROM person_role r USING person_role s WHERE r.organisation_id = kept AND s.organisation_id = kept AND r.person_id = s.person_id AND r.id > s.id
        AND (lower(r.title), r.starts_on, r.ends_on) IS NOT DISTINCT FROM (lower(s.title), s.starts_on, s.ends_on);
      GET DIAGNOSTICS rows = ROW_COUNT;
      told := access.tell(told, 'folded', 'person_role'::regclass, rows);
      DELETE FROM told_apart WHERE organisation_id = other_organisation_id;
      DELETE FROM organisation WHERE id = gone;
      shown := CASE WHEN (choices ->> 'name')::boolean THEN b.name ELSE a.name END;
      -- Whoever searches the old name finds the organisation.
      UPDATE organisation SET name = shown, kind = CASE WHEN (choices ->> 'kind')::boolean THEN b.kind ELSE a.kind END, updated_at = now(),
        aliases = ARRAY(SELECT DISTINCT ON (lower(w)) w FROM unnest(a.aliases || b.aliases || ARRAY[a.name, b.name]) w WHERE lower(w) <> lower(shown))
        WHERE id = kept;
      INSERT INTO merged_record (id, into_organisation_id, merged_by_id, outcome) VALUES (gone, kept, access.bearer_person(), told);
      IF tried THEN RAISE EXCEPTION 'tried' USING ERRCODE = 'UM001'; END IF;
    EXCEPTION WHEN SQLSTATE 'UM001' THEN NULL;
    END;
    RETURN told;
  END $$;`;

/** What passes over row security to warn of a duplicate, to give a number that was agreed to, and to count an ally's days. */
const telling = `
  -- Who may be meant by a new line: the same address, the same number, nearly the same name. Ids and reasons for whoever may add people.
  CREATE FUNCTION access.likely_people(given text, family text, address text, telephone text) RETURNS TABLE (person_id uuid, reasons text[], likeness real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE key text := access.name_key(given || ' ' || family); number text := access.number_key(telephone);
  BEGIN
    IF NOT access.network_id() = ANY (access.ids('person', 'create')) THEN RETURN; END IF;
    RETURN QUERY SELECT f.id, array_agg(f.reason ORDER BY f.reason), max(f.near) FROM (
        SELECT c.person_id AS id, 'email' AS reason, 1::real AS near FROM person_contact c WHERE c.email = address::citext
        UNION ALL SELECT c.person_id, 'telephone', 0.9::real FROM person_contact c WHERE access.number_key(c.telephone) = number AND c.telephone IS NOT NULL
        UNION ALL SELECT p.id, 'name', similarity(access.name_key(p.given_name || ' ' || p.family_name), key) FROM person p
          WHERE length(key) > 4 AND access.name_key(p.given_name || ' ' || p.family_name) % key AND similarity(access.name_key(p.given_name || ' ' || p.family_name), key) >= 0.5) f
      GROUP BY f.id ORDER BY 3 DESC, 1 LIMIT 6;
  END $$;

  -- Pairs that look like one: the same name (whatever its accents and order), the same number, the same family name with nearly the same given name.
  -- A number or a name that many bear says nothing: groups over eight are left out.
  CREATE FUNCTION access.possible_duplicates() RETURNS TABLE (first_id uuid, second_id uuid, reasons text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    IF NOT access.network_id() = ANY (access.ids('told_apart', 'read')) THEN RETURN; END IF;
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
      SELECT x, y, array_agg(DISTINCT reason) FROM pair
      WHERE NOT EXISTS (SELECT 1 FROM told_apart t WHERE (t.person_id = x AND t.other_person_id = y) OR (t.person_id = y AND t.other_person_id = x))
      GROUP BY x, y ORDER BY count(DISTINCT reason) DESC, min(reason), x, y LIMIT 100;
  END $$;

  -- The numbers of companions who agreed to be called by them, and about what. No address, and nothing for observers.
  CREATE FUNCTION access.callable_people() RETURNS TABLE (person_id uuid, telephone text, subjects text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE cohorts uuid[] := access.ids('peer_number', 'read'); day date := access.today();
  BEGIN
    IF cardinality(cohorts) = 0 THEN RETURN; END IF;
    RETURN QUERY SELECT g.person_id, c.telephone, array_agg(g.subject::text ORDER BY g.agreed_on DESC, g.subject)
      FROM call_agreement g JOIN person_contact c ON c.person_id = g.person_id AND c.telephone IS NOT NULL
      WHERE g.withdrawn_at IS NULL AND g.shared_with_companions AND (
        EXISTS (SELECT 1 FROM delegate d WHERE d.person_id = g.person_id AND d.cohort_id = ANY (cohorts) AND d.starts_on <= day AND (d.ends_on IS NULL OR d.ends_on >= day))
        OR EXISTS (SELECT 1 FROM hat h WHERE h.person_id = g.person_id AND h.cohort_id = ANY (cohorts) AND h.withdrawn_at IS NULL AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day)))
      GROUP BY 1, 2;
  END $$;

  -- What allies carry, cohort by cohort, in days and numbers alone: a territory's budget is shared by its allies of the period.
  CREATE FUNCTION access.ally_load(people uuid[], since date, until date)
    RETURNS TABLE (person_id uuid, cohort_id uuid, territories integer, assigned numeric, used numeric, interviews integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('ally_load', 'read');
  BEGIN
    RETURN QUERY
      WITH known AS (SELECT unnest(people) AS id),
      allowed AS (SELECT k.id FROM known k WHERE ARRAY[k.id, access.network_id()] && reach),
      asked AS (SELECT l.id, s.cohort_id, s.participation_id, max(pa.support_days_budget) AS budget,
          max((SELECT count(DISTINCT coalesce(o.person_id, o.organisation_id)) FROM support_assignment o WHERE o.participation_id = s.participation_id)) AS allies
        FROM allowed l JOIN support_assignment s ON s.person_id = l.id JOIN participation pa ON pa.id = s.participation_id
        WHERE (until IS NULL OR s.starts_on <= until) AND (since IS NULL OR s.ends_on IS NULL OR s.ends_on >= since)
        GROUP BY 1, 2, 3),
      part AS (
        SELECT k.id, k.cohort_id, count(*)::integer AS territories, sum(round(k.budget / k.allies * 4) / 4) AS assigned, 0::numeric AS used, 0 AS interviews FROM asked k GROUP BY 1, 2
        UNION ALL SELECT l.id, d.cohort_id, 0, 0, sum(d.days), 0 FROM allowed l JOIN support_day d ON d.person_id = l.id
          WHERE (until IS NULL OR d.on_date <= until) AND (since IS NULL OR d.on_date >= since) GROUP BY 1, 2
        UNION ALL SELECT l.id, i.cohort_id, 0, 0, 0, count(*)::integer FROM allowed l JOIN interview i ON i.interviewer_id = l.id
          WHERE (until IS NULL OR i.held_on <= until) AND (since IS NULL OR i.held_on >= since) GROUP BY 1, 2)
      SELECT t.id, t.cohort_id, sum(t.territories)::integer, sum(t.assigned), sum(t.used), sum(t.interviews)::integer FROM part t GROUP BY 1, 2;
  END $$;

  -- Who did the diagnostic of a territory, by id alone, for whoever chooses its ally.
  CREATE FUNCTION access.role_hats(participation uuid) RETURNS TABLE (person_id uuid, hat text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    RETURN QUERY SELECT DISTINCT h.person_id, h.hat FROM hat h JOIN participation p ON p.id = h.participation_id
      WHERE h.participation_id = participation AND h.hat IN ('diagnostic_lead', 'interviewer')
        AND ARRAY[p.id, p.cohort_id] && access.ids('support_assignment', 'create');
  END $$;`;

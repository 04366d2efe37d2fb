import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a gathering leaves behind: supports found again by theme, a page for whoever holds its link, and what people say of it. */
export class Afterwards1764200500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(supports);
    await db.query(pages);
    await db.query(feedback);
    await db.query(missed);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.missed_gatherings, access.give_feedback, access.own_feedback, access.open_shared_page, access.open_shared_file;
      SELECT access.unprotect(t) FROM unnest('{feedback,feedback_form,shared_page,resource_theme}'::text[]) t;
      DROP TRIGGER forget_resource_theme ON resource_theme;
      DROP TRIGGER forget_shown_gathering ON gathering;
      DROP TRIGGER check_resource_places ON resource;
      DROP FUNCTION access.forget_resource_theme, access.forget_shown_gathering, access.check_resource_places;
      DROP TABLE feedback, feedback_form, shared_page, resource_theme;
      DROP POLICY owner_maintenance ON resource; DROP POLICY may_read ON resource; DROP POLICY may_create ON resource; DROP POLICY may_update ON resource; DROP POLICY may_delete ON resource;
      SELECT access.unprotect('resource');
      SELECT access.protect('resource', 'resource', 'cohort_id', 'gathering_id');
      DROP INDEX resource_words_idx;
      DELETE FROM access.searchable WHERE table_name = 'resource';
      SELECT access.holds_no_files('resource', 'file_id');
      ALTER TABLE resource DROP COLUMN file_id, DROP COLUMN summary, DROP COLUMN theme_ids, DROP COLUMN other_gathering_ids, DROP COLUMN shareable;
      SELECT access.make_searchable('resource', 'title');`);
  }
}

const supports = `
  CREATE TABLE resource_theme (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    network_id uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
    name       text NOT NULL CHECK (length(name) BETWEEN 2 AND 60),
    position   integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE UNIQUE INDEX resource_theme_name_key ON resource_theme (network_id, lower(name));
  SELECT access.protect('resource_theme', 'resource_theme', 'id', 'network_id');
  SELECT access.keep_history('resource_theme');
  INSERT INTO resource_theme (id, name, position) SELECT ('7e3e0000-0000-4000-8000-' || lpad(place::text, 12, '0'))::uuid, name, place FROM unnest(ARRAY[
    'Coopérer', 'Récits', 'Modèle de développement', 'Projet de territoire', 'Communiquer', 'Entre pairs', 'Inspirations', 'Évaluer'
  ]) WITH ORDINALITY AS t (name, place);

  ALTER TABLE resource
    ADD COLUMN file_id uuid UNIQUE REFERENCES stored_file,
    ADD COLUMN summary text CHECK (length(summary) BETWEEN 1 AND 2000),
    ADD COLUMN theme_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(theme_ids) <= 12),
    ADD COLUMN other_gathering_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(other_gathering_ids) <= 3),
    ADD COLUMN shareable boolean NOT NULL DEFAULT true,
    ADD CONSTRAINT resource_one_place CHECK (num_nonnulls(url, file_id) <= 1);
  CREATE INDEX resource_theme_ids_idx ON resource USING gin (theme_ids);
  CREATE INDEX resource_other_gathering_ids_idx ON resource USING gin (other_gathering_ids);
  SELECT access.holds_files('resource', 'file_id');

  -- Whoever may see one of its gatherings may see the support: three others at most, so that its scopes are a list.
  DROP POLICY owner_maintenance ON resource; DROP POLICY may_read ON resource; DROP POLICY may_create ON resource; DROP POLICY may_update ON resource; DROP POLICY may_delete ON resource;
  SELECT access.unprotect('resource');
  SELECT access.protect('resource', 'resource', 'id', 'cohort_id', 'gathering_id', 'other_gathering_ids[1]', 'other_gathering_ids[2]', 'other_gathering_ids[3]');

  -- Themes are the network's, gatherings the cohort's; an array has no foreign key to say so.
  CREATE FUNCTION access.check_resource_places() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF (SELECT count(*) FROM public.resource_theme t WHERE t.id = ANY (NEW.theme_ids)) <> cardinality(NEW.theme_ids) THEN
      RAISE EXCEPTION 'unknown theme' USING ERRCODE = '23514', CONSTRAINT = 'resource_themes_known';
    END IF;
    IF (SELECT count(*) FROM public.gathering g WHERE g.id = ANY (NEW.other_gathering_ids) AND g.cohort_id = NEW.cohort_id AND g.id <> NEW.gathering_id) <> cardinality(NEW.other_gathering_ids) THEN
      RAISE EXCEPTION 'unknown gathering' USING ERRCODE = '23514', CONSTRAINT = 'resource_gatherings_known';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER check_resource_places BEFORE INSERT OR UPDATE OF theme_ids, other_gathering_ids, gathering_id ON resource FOR EACH ROW EXECUTE FUNCTION access.check_resource_places();

  CREATE FUNCTION access.forget_resource_theme() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.resource SET theme_ids = array_remove(theme_ids, OLD.id) WHERE theme_ids @> ARRAY[OLD.id];
    RETURN NULL;
  END $$;
  CREATE TRIGGER forget_resource_theme AFTER DELETE ON resource_theme FOR EACH ROW EXECUTE FUNCTION access.forget_resource_theme();

  CREATE FUNCTION access.forget_shown_gathering() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.resource SET other_gathering_ids = array_remove(other_gathering_ids, OLD.id) WHERE other_gathering_ids @> ARRAY[OLD.id];
    RETURN NULL;
  END $$;
  CREATE TRIGGER forget_shown_gathering AFTER DELETE ON gathering FOR EACH ROW EXECUTE FUNCTION access.forget_shown_gathering();

  -- A support is found by what is said of it too.
  DROP INDEX resource_words_idx;
  DELETE FROM access.searchable WHERE table_name = 'resource';
  SELECT access.make_searchable('resource', 'title, summary');`;

/** A link for everybody who holds it: it opens what these functions list, and reaches nothing else. */
const pages = `
  CREATE TABLE shared_page (
    id            uuid PRIMARY KEY,
    cohort_id     uuid NOT NULL,
    gathering_id  uuid NOT NULL,
    token_hash    bytea NOT NULL UNIQUE,
    created_by_id uuid REFERENCES person ON DELETE SET NULL,
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz,
    revoked_by_id uuid REFERENCES person ON DELETE SET NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE
  );
  CREATE INDEX shared_page_gathering_id_idx ON shared_page (gathering_id, created_at DESC);
  CREATE INDEX shared_page_cohort_id_idx ON shared_page (cohort_id);
  CREATE INDEX shared_page_created_by_id_idx ON shared_page (created_by_id);
  CREATE INDEX shared_page_revoked_by_id_idx ON shared_page (revoked_by_id);
  SELECT access.protect('shared_page', 'shared_page', 'id', 'cohort_id', 'gathering_id');
  SELECT access.keep_history('shared_page', 'token_hash');

  -- Title, day and supports that staff let out; no name of anybody, no place to meet, nothing of a diagnostic.
  CREATE FUNCTION access.open_shared_page(token text) RETURNS TABLE (state text, content jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE page public.shared_page;
  BEGIN
    SELECT * INTO page FROM public.shared_page s WHERE s.token_hash = sha256(convert_to(token, 'UTF8'));
    IF NOT FOUND THEN RETURN; END IF;
    IF page.revoked_at IS NOT NULL OR page.expires_at <= now() THEN RETURN QUERY SELECT 'revoked', NULL::jsonb; RETURN; END IF;
    RETURN QUERY SELECT 'live', (SELECT jsonb_build_object('cohortName', c.name, 'title', g.title, 'nature', g.nature, 'heldOn', g.held_on, 'period', g.period, 'until', (page.expires_at AT TIME ZONE n.time_zone)::date,
        'items', coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'title', r.title, 'summary', r.summary, 'url', r.url,
            'file', CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type) END) ORDER BY r.created_at, r.title)
          FROM public.resource r LEFT JOIN public.stored_file f ON f.id = r.file_id
          WHERE r.shareable AND r.cohort_id = g.cohort_id AND (r.gathering_id = g.id OR g.id = ANY (r.other_gathering_ids))), '[]'))
      FROM public.gathering g JOIN public.cohort c ON c.id = g.cohort_id CROSS JOIN public.network n WHERE g.id = page.gathering_id);
  END $$;

  CREATE FUNCTION access.open_shared_file(token text, asked uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN (SELECT jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256)
      FROM public.shared_page s JOIN public.resource r ON r.id = asked AND r.shareable AND r.cohort_id = s.cohort_id AND (r.gathering_id = s.gathering_id OR s.gathering_id = ANY (r.other_gathering_ids))
        JOIN public.stored_file f ON f.id = r.file_id
      WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.revoked_at IS NULL AND s.expires_at > now());
  END $$;`;

/** Words without an author: what binds an answer to an invitation is a keyed mark, which the database alone cannot undo. */
const feedback = `
  CREATE TABLE feedback_form (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id    uuid NOT NULL,
    gathering_id uuid NOT NULL UNIQUE,
    questions    text[] NOT NULL CHECK (cardinality(questions) = 3),
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE
  );
  CREATE INDEX feedback_form_cohort_id_idx ON feedback_form (cohort_id);
  SELECT access.protect('feedback_form', 'feedback_form', 'id', 'cohort_id', 'gathering_id');
  SELECT access.keep_history('feedback_form');

  CREATE TABLE feedback (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id    uuid NOT NULL,
    gathering_id uuid NOT NULL,
    mark         text NOT NULL CHECK (length(mark) = 64),
    category     text CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident')),
    answers      text[] NOT NULL CHECK (cardinality(answers) = 3 AND length(array_to_string(answers, '')) BETWEEN 1 AND 3600),
    signed_by_id uuid REFERENCES person,
    -- To the day: an hour would tell whose answer it was.
    created_at   timestamptz NOT NULL DEFAULT date_trunc('day', now()),
    updated_at   timestamptz NOT NULL DEFAULT date_trunc('day', now()),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
    UNIQUE (gathering_id, mark)
  );
  CREATE INDEX feedback_cohort_id_idx ON feedback (cohort_id);
  CREATE INDEX feedback_signed_by_id_idx ON feedback (signed_by_id);
  SELECT access.protect('feedback', 'feedback', 'cohort_id', 'gathering_id');

  CREATE FUNCTION access.give_feedback(registration uuid, proof text, given text[], signed boolean) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE r public.registration; who uuid := access.bearer_person();
  BEGIN
    PERFORM access.proven(proof, 'feedback', registration::text);
    SELECT * INTO r FROM public.registration x WHERE x.id = registration AND x.person_id = who AND ARRAY[x.id, x.person_id] && access.ids('feedback_answer', 'update');
    IF NOT FOUND THEN RETURN false; END IF;
    IF array_to_string(given, '') = '' THEN
      DELETE FROM public.feedback f WHERE f.gathering_id = r.gathering_id AND f.mark = proof;
      RETURN true;
    END IF;
    INSERT INTO public.feedback (cohort_id, gathering_id, mark, category, answers, signed_by_id) VALUES (r.cohort_id, r.gathering_id, proof, r.category, given, CASE WHEN signed THEN who END)
      ON CONFLICT (gathering_id, mark) DO UPDATE SET answers = EXCLUDED.answers, signed_by_id = EXCLUDED.signed_by_id, updated_at = date_trunc('day', now());
    RETURN true;
  END $$;

  -- What the bearer wrote, to go on with it.
  CREATE FUNCTION access.own_feedback(registration uuid, proof text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM access.proven(proof, 'feedback', registration::text);
    RETURN (SELECT jsonb_build_object('answers', f.answers, 'signed', f.signed_by_id IS NOT NULL)
      FROM public.registration x JOIN public.feedback f ON f.gathering_id = x.gathering_id AND f.mark = proof
      WHERE x.id = registration AND x.person_id = access.bearer_person() AND ARRAY[x.id, x.person_id] && access.ids('feedback_answer', 'read'));
  END $$;`;

/** Somebody missed what took place before they came, and what they were expected at when others were noted and they were not. */
const missed = `
  CREATE FUNCTION access.missed_gatherings(who uuid, home uuid) RETURNS TABLE (gathering_id uuid, why text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE day date := access.today(); joined date;
  BEGIN
    IF NOT (who = access.bearer_person() AND home = ANY (access.ids('resource', 'read')) OR home = ANY (access.ids('registration', 'create'))) THEN RETURN; END IF;
    SELECT min(d.starts_on) INTO joined FROM public.delegate d WHERE d.person_id = who AND d.cohort_id = home AND d.status = 'agreed';
    RETURN QUERY
      SELECT g.id, CASE WHEN r.id IS NULL THEN 'before' ELSE 'absent' END
      FROM public.gathering g LEFT JOIN public.registration r ON r.gathering_id = g.id AND r.person_id = who
      WHERE g.cohort_id = home AND g.held_on < day AND g.cancelled_at IS NULL
        AND NOT EXISTS (SELECT FROM public.attendance a WHERE a.gathering_id = g.id AND a.registration_id = r.id)
        AND (r.id IS NULL AND g.held_on < joined
          OR r.id IS NOT NULL AND (r.answer IN ('no', 'replaced') OR EXISTS (SELECT FROM public.attendance a WHERE a.gathering_id = g.id)));
  END $$;`;

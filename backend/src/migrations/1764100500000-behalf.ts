import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is written in somebody's name, and their answer; what was asked of a head of the executive; the page for those outside. */
export class Behalf1764100500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(statements);
    await db.query(acts);
    await db.query(pages);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.open_outsider_page, access.preview_outsider_page, access.outsider_content;
      DROP FUNCTION access.asked_acts;
      DROP TRIGGER follow_confirmation ON news;
      DROP TRIGGER follow_confirmation ON effect;
      DROP TRIGGER follow_confirmation ON limitation;
      DROP TRIGGER follow_acceptance ON viewpoint;
      DROP FUNCTION access.follow_confirmation, access.answer_statement, access.confirmation_of, access.entered_by;
      SELECT access.unprotect(t) FROM unnest('{confirmation,outsider_page}'::text[]) t;
      DROP TABLE outsider_page, confirmation;`);
  }
}

/** A link opens the letter that it came in: the statements of that letter, and nothing of the records that they speak of. */
const statements = `
  CREATE TABLE confirmation (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id        uuid NOT NULL,
    participation_id uuid NOT NULL,
    record_table     text NOT NULL CHECK (record_table ~ '^[a-z_]{2,40}$'),
    record_id        uuid NOT NULL,
    -- The version of the text that was shown: a correction never writes over somebody else's later words.
    record_version   integer,
    person_id        uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    entered_by_id    uuid REFERENCES person ON DELETE SET NULL,
    heading          text NOT NULL CHECK (length(heading) BETWEEN 2 AND 300),
    shown            text NOT NULL CHECK (length(shown) BETWEEN 1 AND 20000),
    state            text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'confirmed', 'partly', 'refused')),
    correction       text CHECK (length(correction) <= 20000),
    word             text CHECK (length(word) <= 600),
    -- Statements of one letter are one thing asked; without a letter, the person was not written to yet.
    letter_id        uuid,
    asked_at         timestamptz,
    answered_at      timestamptz,
    replaced_at      timestamptz,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
    CHECK ((state = 'asked') = (answered_at IS NULL)),
    CHECK ((letter_id IS NULL) = (asked_at IS NULL)),
    CHECK ((state = 'partly') = (correction IS NOT NULL))
  );
  CREATE UNIQUE INDEX confirmation_record_key ON confirmation (record_table, record_id) WHERE replaced_at IS NULL;
  CREATE INDEX confirmation_participation_id_idx ON confirmation (participation_id, created_at DESC);
  CREATE INDEX confirmation_cohort_id_idx ON confirmation (cohort_id);
  CREATE INDEX confirmation_person_id_idx ON confirmation (person_id);
  CREATE INDEX confirmation_entered_by_id_idx ON confirmation (entered_by_id);
  CREATE INDEX confirmation_letter_id_idx ON confirmation (letter_id);
  SELECT access.protect('confirmation', 'confirmation', 'id', 'letter_id', 'cohort_id', 'participation_id');
  SELECT access.keep_history('confirmation');

  -- What was already written for somebody, and not confirmed, awaits them as before.
  INSERT INTO confirmation (cohort_id, participation_id, record_table, record_id, record_version, person_id, entered_by_id, heading, shown, state, answered_at, created_at)
    SELECT cohort_id, participation_id, 'news', id, version, entered_for_id, author_id, 'Des nouvelles', body,
      CASE WHEN confirmed_at IS NULL THEN 'asked' ELSE 'confirmed' END, confirmed_at, created_at FROM news WHERE entered_for_id IS NOT NULL
    UNION ALL SELECT cohort_id, participation_id, 'effect', id, version, entered_for_id, author_id, 'Ce que ça a changé', statement,
      CASE WHEN confirmed_at IS NULL THEN 'asked' ELSE 'confirmed' END, confirmed_at, created_at FROM effect WHERE entered_for_id IS NOT NULL
    UNION ALL SELECT cohort_id, participation_id, 'limitation', id, version, entered_for_id, author_id, 'Ce qui n’a pas marché', statement,
      CASE WHEN confirmed_at IS NULL THEN 'asked' ELSE 'confirmed' END, confirmed_at, created_at FROM limitation WHERE entered_for_id IS NOT NULL
    UNION ALL SELECT cohort_id, participation_id, 'viewpoint', id, version, entered_for_id, author_id, 'Le mot pour le bilan', body,
      CASE WHEN accepted_at IS NULL THEN 'asked' ELSE 'confirmed' END, accepted_at, created_at FROM viewpoint WHERE entered_for_id IS NOT NULL;

  -- The name of whoever wrote it, for the person in whose name it stands: a link knows nobody else.
  CREATE FUNCTION access.entered_by(statement uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN (SELECT p.given_name || ' ' || p.family_name FROM public.confirmation c JOIN public.person p ON p.id = c.entered_by_id
      WHERE c.id = statement AND ARRAY[c.id, c.letter_id, c.cohort_id, c.participation_id] && access.ids('confirmation', 'read'));
  END $$;

  -- Where a statement stands, for whoever reads it: nothing for those who may not know.
  CREATE FUNCTION access.confirmation_of(of_table text, of_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('id', c.id, 'state', c.state, 'enteredBy', access.entered_by(c.id), 'enteredFor', p.given_name || ' ' || p.family_name,
      'askedAt', to_json(c.asked_at) #>> '{}', 'answeredAt', to_json(c.answered_at) #>> '{}', 'word', c.word)
    FROM public.confirmation c LEFT JOIN public.person p ON p.id = c.person_id
    WHERE c.record_table = of_table AND c.record_id = of_record AND c.replaced_at IS NULL $$;

  -- The person's answer, and what it does to the record: a link has no right on any record, this function alone carries it there.
  CREATE FUNCTION access.answer_statement(statement uuid, given text, corrected text, said text) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE c public.confirmation; who uuid := access.bearer_person(); touched integer; agreed timestamptz := CASE WHEN given <> 'refused' THEN now() END;
  BEGIN
    SELECT * INTO c FROM public.confirmation x WHERE x.id = statement AND x.person_id = who AND x.replaced_at IS NULL
      AND ARRAY[x.id, x.letter_id, x.cohort_id, x.participation_id] && access.ids('confirmation', 'update') FOR UPDATE;
    IF NOT FOUND THEN RETURN 'gone'; END IF;
    UPDATE public.confirmation SET state = given, correction = corrected, word = said, answered_at = now(), updated_at = now() WHERE id = c.id;
    IF c.record_table = 'news' THEN
      UPDATE public.news SET body = coalesce(corrected, body), version = version + (corrected IS NOT NULL)::int, confirmed_at = agreed, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id AND entered_for_id = who AND (corrected IS NULL OR version = c.record_version);
    ELSIF c.record_table = 'effect' THEN
      UPDATE public.effect SET statement = coalesce(corrected, effect.statement), version = version + (corrected IS NOT NULL)::int, confirmed_at = agreed, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id AND entered_for_id = who AND (corrected IS NULL OR version = c.record_version);
    ELSIF c.record_table = 'limitation' THEN
      UPDATE public.limitation SET statement = coalesce(corrected, limitation.statement), version = version + (corrected IS NOT NULL)::int, confirmed_at = agreed, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id AND entered_for_id = who AND (corrected IS NULL OR version = c.record_version);
    ELSIF c.record_table = 'viewpoint' THEN
      UPDATE public.viewpoint SET body = coalesce(corrected, body), version = version + (corrected IS NOT NULL)::int, accepted_at = agreed, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id AND entered_for_id = who AND (corrected IS NULL OR version = c.record_version);
    ELSIF c.record_table = 'project_note' THEN
      UPDATE public.project_note SET body = coalesce(corrected, body), version = version + (corrected IS NOT NULL)::int, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id AND (corrected IS NULL OR version = c.record_version);
    ELSIF c.record_table = 'pilot_project' THEN
      UPDATE public.pilot_project SET summary = coalesce(corrected, summary), version = version + (corrected IS NOT NULL)::int, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id AND (corrected IS NULL OR version = c.record_version);
    ELSIF c.record_table = 'registration' THEN
      -- What comes instead of an answer is one of the three answers.
      UPDATE public.registration SET answer = coalesce(corrected, answer), replacement_name = CASE WHEN coalesce(corrected, 'replaced') = 'replaced' THEN replacement_name END,
          answered_at = now(), answered_by_id = who, updated_at = now()
        WHERE id = c.record_id AND person_id = who AND corrected IS NOT NULL;
      IF corrected IS NULL THEN RETURN 'done'; END IF;
    ELSIF c.record_table = 'delegate' THEN
      UPDATE public.delegate SET role_title = coalesce(left(corrected, 160), role_title), updated_at = now() WHERE id = c.record_id AND person_id = who;
    ELSE
      RETURN 'done';
    END IF;
    GET DIAGNOSTICS touched = ROW_COUNT;
    RETURN CASE WHEN touched > 0 THEN 'done' ELSE 'changed' END;
  END $$;

  -- Confirmed by another door (the person's own page or account), it is confirmed here too.
  CREATE FUNCTION access.follow_confirmation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.confirmation SET state = 'confirmed', answered_at = now(), updated_at = now()
      WHERE record_table = TG_TABLE_NAME AND record_id = NEW.id AND replaced_at IS NULL AND state = 'asked';
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_confirmation AFTER UPDATE OF confirmed_at ON news FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL) EXECUTE FUNCTION access.follow_confirmation();
  CREATE TRIGGER follow_confirmation AFTER UPDATE OF confirmed_at ON effect FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL) EXECUTE FUNCTION access.follow_confirmation();
  CREATE TRIGGER follow_confirmation AFTER UPDATE OF confirmed_at ON limitation FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL) EXECUTE FUNCTION access.follow_confirmation();
  CREATE TRIGGER follow_acceptance AFTER UPDATE OF accepted_at ON viewpoint FOR EACH ROW
    WHEN (NEW.accepted_at IS NOT NULL AND OLD.accepted_at IS NULL) EXECUTE FUNCTION access.follow_confirmation();`;

/** Counted from the rows that the asks left; whom the diagnostic interviewed is its own secret and is not counted. */
const acts = `
  CREATE FUNCTION access.asked_acts(participation uuid) RETURNS TABLE (person_id uuid, kind text, record_id uuid, asked_on date, about text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE zone text := (SELECT n.time_zone FROM public.network n);
  BEGIN
    IF NOT EXISTS (SELECT FROM public.participation p WHERE p.id = participation AND ARRAY[p.id, p.cohort_id] && access.ids('asked_act', 'read')) THEN RETURN; END IF;
    RETURN QUERY
      WITH head AS (
        SELECT d.person_id, min(d.starts_on) AS since FROM public.delegate d WHERE d.participation_id = participation AND d.head_of_executive GROUP BY 1)
      SELECT h.person_id, 'agreement', participation, h.since, NULL::text FROM head h
      UNION ALL
      SELECT r.person_id, 'invitation', r.id, (r.invited_at AT TIME ZONE zone)::date, g.title
        FROM head h JOIN public.registration r ON r.person_id = h.person_id AND r.participation_id = participation AND r.invited_at IS NOT NULL
          JOIN public.gathering g ON g.id = r.gathering_id
      UNION ALL
      SELECT l.person_id, l.purpose, l.id, (l.created_at AT TIME ZONE zone)::date, NULL
        FROM head h JOIN public.personal_link l ON l.person_id = h.person_id AND l.participation_id = participation
        WHERE l.purpose IN ('write_news', 'tell_effect', 'write_viewpoint', 'confirm_statement', 'give_feedback', 'choose_interview_slot')
      UNION ALL
      SELECT d.person_id, 'first_reading', g.id, g.first_reading_on, NULL
        FROM public.diagnostic g JOIN public.delegate d ON d.participation_id = g.participation_id AND d.head_of_executive
          AND d.starts_on <= g.first_reading_on AND (d.ends_on IS NULL OR d.ends_on >= g.first_reading_on)
        WHERE g.participation_id = participation AND g.first_reading_on IS NOT NULL;
  END $$;`;

/** A link for everybody who holds it, one a page: it opens what this function lists, whatever the tables around it hold. */
const pages = `
  CREATE TABLE outsider_page (
    id                uuid PRIMARY KEY,
    cohort_id         uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    participation_id  uuid,
    message           text NOT NULL DEFAULT '' CHECK (length(message) <= 600),
    contact_name      text NOT NULL CHECK (length(contact_name) BETWEEN 2 AND 160),
    contact_role      text CHECK (length(contact_role) <= 160),
    contact_email     text CHECK (length(contact_email) <= 254),
    contact_telephone text CHECK (length(contact_telephone) <= 40),
    contact_person_id uuid REFERENCES person ON DELETE CASCADE,
    contact_agreed_on date NOT NULL,
    token_hash        bytea NOT NULL UNIQUE,
    created_by_id     uuid REFERENCES person ON DELETE SET NULL,
    expires_at        timestamptz NOT NULL DEFAULT now() + interval '1 year',
    revoked_at        timestamptz,
    revoked_by_id     uuid REFERENCES person ON DELETE SET NULL,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
    CHECK (contact_email IS NOT NULL OR contact_telephone IS NOT NULL)
  );
  CREATE INDEX outsider_page_cohort_id_idx ON outsider_page (cohort_id, created_at DESC);
  CREATE INDEX outsider_page_participation_id_idx ON outsider_page (participation_id);
  CREATE INDEX outsider_page_contact_person_id_idx ON outsider_page (contact_person_id);
  CREATE INDEX outsider_page_created_by_id_idx ON outsider_page (created_by_id);
  CREATE INDEX outsider_page_revoked_by_id_idx ON outsider_page (revoked_by_id);
  SELECT access.protect('outsider_page', 'outsider_page', 'id', 'cohort_id', 'participation_id');
  SELECT access.keep_history('outsider_page', 'token_hash');

  -- Names and roles of those who agreed, never a contact but the chosen one; inhabitants are counted, not named; nothing of a diagnostic.
  CREATE FUNCTION access.outsider_content(page public.outsider_page) RETURNS jsonb
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE today date := access.today();
  BEGIN
    RETURN (SELECT jsonb_build_object(
      'network', (SELECT n.name FROM public.network n),
      'cohort', jsonb_build_object('name', c.name, 'region', c.region, 'startsOn', c.starts_on, 'endsOn', c.ends_on),
      'territory', (SELECT jsonb_build_object('name', t.name, 'kind', t.kind, 'since', (SELECT min(s.reached_on) FROM public.participation_stage s WHERE s.participation_id = pa.id AND s.stage = 'engaged'))
        FROM public.participation pa JOIN public.territory t ON t.id = pa.territory_id WHERE pa.id = page.participation_id),
      'project', (SELECT coalesce(pp.renamed_to, pp.title) FROM public.pilot_project pp WHERE pp.participation_id = page.participation_id),
      'days', (SELECT CASE WHEN min(pa.support_days_budget) = max(pa.support_days_budget) THEN min(pa.support_days_budget) END FROM public.participation pa
        WHERE pa.cohort_id = c.id AND (page.participation_id IS NULL OR pa.id = page.participation_id)),
      'team', coalesce((SELECT jsonb_agg(jsonb_build_object('name', x.name, 'role', x.role, 'category', x.category)
          ORDER BY x.head DESC, array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'], x.category), x.family)
        FROM (SELECT DISTINCT ON (d.person_id) p.given_name || ' ' || p.family_name AS name, p.family_name AS family, coalesce(d.role_title, p.role_title) AS role, d.category, d.head_of_executive AS head
          FROM public.delegate d JOIN public.person p ON p.id = d.person_id
          WHERE d.participation_id = page.participation_id AND d.status = 'agreed' AND d.delegation_kind = 'quartet' AND d.starts_on <= today AND (d.ends_on IS NULL OR d.ends_on >= today)
          ORDER BY d.person_id, d.head_of_executive DESC, d.starts_on) x), '[]'),
      'residents', (SELECT count(DISTINCT d.person_id) FROM public.delegate d WHERE d.participation_id = page.participation_id AND d.status = 'agreed' AND d.category = 'resident'
          AND d.starts_on <= today AND (d.ends_on IS NULL OR d.ends_on >= today)),
      'helpers', coalesce((SELECT jsonb_agg(jsonb_build_object('organisation', o.name, 'name', x.name) ORDER BY o.name) FROM (
          SELECT a.organisation_id, string_agg(DISTINCT p.given_name || ' ' || p.family_name, ', ') AS name FROM public.support_assignment a LEFT JOIN public.person p ON p.id = a.person_id
          WHERE a.participation_id = page.participation_id AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today) GROUP BY 1) x JOIN public.organisation o ON o.id = x.organisation_id), '[]'),
      'leaders', coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('organisation', o.name, 'name', p.given_name || ' ' || p.family_name)) FROM public.hat h
          JOIN public.person p ON p.id = h.person_id LEFT JOIN public.organisation o ON o.id = p.organisation_id
        WHERE h.cohort_id = c.id AND h.hat IN ('cohort_manager', 'pivot_ally') AND access.worn_on(h, today)), '[]'),
      'partners', coalesce((SELECT jsonb_agg(jsonb_build_object('organisation', o.name, 'role', b.role) ORDER BY b.role, o.name)
        FROM public.cohort_partner b JOIN public.organisation o ON o.id = b.organisation_id WHERE b.cohort_id = c.id), '[]'),
      'territories', CASE WHEN page.participation_id IS NULL THEN coalesce((SELECT jsonb_agg(jsonb_build_object('name', t.name, 'project', coalesce(pp.renamed_to, pp.title)) ORDER BY t.name)
        FROM public.participation pa JOIN public.territory t ON t.id = pa.territory_id LEFT JOIN public.pilot_project pp ON pp.participation_id = pa.id
        WHERE pa.cohort_id = c.id AND pa.accompanied_as = 'territory' AND EXISTS (SELECT FROM public.participation_stage s WHERE s.participation_id = pa.id AND s.stage = 'engaged')), '[]') ELSE '[]' END,
      'phases', coalesce((SELECT jsonb_agg(jsonb_build_object('phase', f.phase, 'startsOn', f.starts_on, 'endsOn', f.ends_on) ORDER BY f.starts_on, f.ends_on) FROM public.cohort_phase f WHERE f.cohort_id = c.id), '[]'),
      'dates', coalesce((SELECT jsonb_agg(jsonb_build_object('nature', g.nature, 'heldOn', g.held_on, 'place', g.place) ORDER BY g.held_on)
        FROM (SELECT * FROM public.gathering x WHERE x.cohort_id = c.id AND x.held_on >= today ORDER BY x.held_on LIMIT 4) g), '[]'),
      'message', page.message,
      'contact', jsonb_build_object('name', page.contact_name, 'role', page.contact_role, 'email', page.contact_email, 'telephone', page.contact_telephone),
      'on', today)
    FROM public.cohort c WHERE c.id = page.cohort_id);
  END $$;

  CREATE FUNCTION access.open_outsider_page(token text) RETURNS TABLE (state text, content jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE page public.outsider_page;
  BEGIN
    SELECT * INTO page FROM public.outsider_page o WHERE o.token_hash = sha256(convert_to(token, 'UTF8'));
    IF NOT FOUND THEN RETURN; END IF;
    IF page.revoked_at IS NOT NULL OR page.expires_at <= now() THEN RETURN QUERY SELECT 'revoked', NULL::jsonb; RETURN; END IF;
    RETURN QUERY SELECT 'live', access.outsider_content(page);
  END $$;

  CREATE FUNCTION access.preview_outsider_page(asked uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE page public.outsider_page;
  BEGIN
    SELECT * INTO page FROM public.outsider_page o WHERE o.id = asked AND ARRAY[o.id, o.cohort_id, o.participation_id] && access.ids('outsider_page', 'read');
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN access.outsider_content(page);
  END $$;`;

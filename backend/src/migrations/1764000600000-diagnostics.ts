import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sensitive diagnostic. What was said, by whom, and where a passage lies are ciphertexts; theme, nature,
 * category, pseudonym and dates stay clear so that SQL can count. Ids are made by the application: they are
 * authenticated with the ciphertext.
 */
export class Diagnostics1764000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE theme (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        label      text NOT NULL CHECK (length(label) BETWEEN 2 AND 80),
        position   integer NOT NULL,
        retired_on date,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX theme_label_key ON theme (network_id, lower(label));

      CREATE TABLE diagnostic (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL UNIQUE,
        organisation_id  uuid REFERENCES organisation,
        state            text NOT NULL DEFAULT 'preparation' CHECK (state IN ('preparation', 'interviews', 'analysis', 'first_reading', 'restituted')),
        first_reading_on date,
        restituted_on    date,
        public_restitution_on date,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (id, participation_id, cohort_id),
        CHECK (state NOT IN ('first_reading', 'restituted') OR first_reading_on IS NOT NULL),
        CHECK (state <> 'restituted' OR restituted_on IS NOT NULL),
        CHECK (restituted_on IS NULL OR restituted_on >= first_reading_on),
        CHECK (public_restitution_on IS NULL OR public_restitution_on >= first_reading_on)
      );
      CREATE INDEX diagnostic_cohort_id_idx ON diagnostic (cohort_id);
      CREATE INDEX diagnostic_organisation_id_idx ON diagnostic (organisation_id);

      -- How many conversations are planned with each kind of actor.
      CREATE TABLE interview_plan (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        diagnostic_id    uuid NOT NULL,
        category         text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident')),
        planned          integer NOT NULL CHECK (planned BETWEEN 0 AND 200),
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (diagnostic_id, participation_id, cohort_id) REFERENCES diagnostic (id, participation_id, cohort_id) ON DELETE CASCADE,
        UNIQUE (diagnostic_id, category)
      );
      CREATE INDEX interview_plan_cohort_id_idx ON interview_plan (cohort_id);

      CREATE TABLE interview (
        id               uuid PRIMARY KEY,
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        diagnostic_id    uuid NOT NULL,
        number           integer NOT NULL CHECK (number > 0),
        category         text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident')),
        held_on          date NOT NULL,
        duration_minutes integer CHECK (duration_minutes BETWEEN 5 AND 600),
        state            text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
        interviewer_id   uuid REFERENCES person,
        data_key_id      uuid NOT NULL,
        notes            bytea NOT NULL,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (diagnostic_id, participation_id, cohort_id) REFERENCES diagnostic (id, participation_id, cohort_id) ON DELETE CASCADE,
        UNIQUE (diagnostic_id, number),
        UNIQUE (id, diagnostic_id)
      );
      CREATE INDEX interview_cohort_id_idx ON interview (cohort_id, diagnostic_id, category);
      CREATE INDEX interview_participation_id_idx ON interview (participation_id);
      CREATE INDEX interview_interviewer_id_idx ON interview (interviewer_id);

      -- Kept apart from what was said. Name, contact and the proof of consent are ciphertexts.
      CREATE TABLE interviewee (
        id             uuid PRIMARY KEY,
        cohort_id      uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        diagnostic_id  uuid NOT NULL,
        interview_id   uuid NOT NULL,
        name           bytea NOT NULL,
        contact        bytea,
        consented_on   date,
        consent_means  text CHECK (consent_means IN ('oral', 'written', 'e_mail')),
        consent_covers text NOT NULL DEFAULT 'none' CHECK (consent_covers IN ('none', 'summary', 'anonymous_quotes', 'category_quotes')),
        consent_proof  bytea,
        keep_until     date,
        created_at     timestamptz NOT NULL DEFAULT now(),
        updated_at     timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (interview_id, diagnostic_id) REFERENCES interview (id, diagnostic_id) ON DELETE CASCADE,
        CHECK (consent_covers = 'none' OR (consented_on IS NOT NULL AND consent_means IS NOT NULL))
      );
      CREATE INDEX interviewee_interview_id_idx ON interviewee (interview_id);
      CREATE INDEX interviewee_diagnostic_id_idx ON interviewee (diagnostic_id);
      CREATE INDEX interviewee_cohort_id_idx ON interviewee (cohort_id);

      CREATE TABLE excerpt (
        id            uuid PRIMARY KEY,
        cohort_id     uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        diagnostic_id uuid NOT NULL,
        interview_id  uuid NOT NULL,
        theme_id      uuid NOT NULL REFERENCES theme,
        polarity      text NOT NULL CHECK (polarity IN ('strength', 'weakness', 'tension', 'opportunity', 'resistance')),
        -- The category is the interview's: copied so that the matrix is one index scan.
        category      text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident')),
        form          text NOT NULL CHECK (form IN ('verbatim', 'paraphrase')),
        passage       bytea NOT NULL,
        offsets       bytea NOT NULL,
        coded_by_id   uuid REFERENCES person,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (interview_id, diagnostic_id) REFERENCES interview (id, diagnostic_id) ON DELETE CASCADE
      );
      CREATE INDEX excerpt_interview_id_idx ON excerpt (interview_id);
      CREATE INDEX excerpt_diagnostic_id_idx ON excerpt (diagnostic_id, theme_id, category);
      CREATE INDEX excerpt_theme_id_idx ON excerpt (theme_id);
      CREATE INDEX excerpt_cohort_id_idx ON excerpt (cohort_id);
      CREATE INDEX excerpt_coded_by_id_idx ON excerpt (coded_by_id);

      -- « Ce que nous retenons »: the team's until shared; shared with the territory after the first reading.
      CREATE TABLE finding (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        diagnostic_id    uuid NOT NULL,
        position         integer NOT NULL CHECK (position BETWEEN 1 AND 7),
        kind             text NOT NULL CHECK (kind IN ('strength', 'weakness', 'tension', 'opportunity', 'resistance')),
        statement        text NOT NULL CHECK (length(statement) BETWEEN 3 AND 600),
        shared_at        timestamptz,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (diagnostic_id, participation_id, cohort_id) REFERENCES diagnostic (id, participation_id, cohort_id) ON DELETE CASCADE,
        UNIQUE (diagnostic_id, position) DEFERRABLE INITIALLY IMMEDIATE,
        UNIQUE (id, participation_id, cohort_id)
      );
      CREATE INDEX finding_participation_id_idx ON finding (participation_id);
      CREATE INDEX finding_cohort_id_idx ON finding (cohort_id);

      ALTER TABLE hat ADD FOREIGN KEY (diagnostic_id, participation_id, cohort_id) REFERENCES diagnostic (id, participation_id, cohort_id) ON DELETE CASCADE;
      ALTER TABLE data_key ADD FOREIGN KEY (diagnostic_id) REFERENCES diagnostic ON DELETE CASCADE;

      -- Nobody reads the figures of a cohort as its observer and what was confided there as its interviewer.
      CREATE FUNCTION access.refuse_observer_in_diagnostic() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        -- Two grants at the same moment would each miss the other: one person's hats are granted one after the other.
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person_id::text, 7203482));
        IF NEW.withdrawn_at IS NULL AND EXISTS (
          SELECT 1 FROM public.hat h WHERE h.person_id = NEW.person_id AND h.cohort_id = NEW.cohort_id AND h.id <> NEW.id AND h.withdrawn_at IS NULL
            AND daterange(h.starts_on, h.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')
            AND ((NEW.hat = 'observer' AND h.hat IN ('diagnostic_lead', 'interviewer', 'diagnostic_supervisor'))
              OR (h.hat = 'observer' AND NEW.hat IN ('diagnostic_lead', 'interviewer', 'diagnostic_supervisor'))))
        THEN RAISE EXCEPTION 'observer and diagnostic team' USING ERRCODE = '23514', CONSTRAINT = 'hat_observer_apart_from_diagnostic'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER hat_observer_apart_from_diagnostic BEFORE INSERT OR UPDATE ON hat
        FOR EACH ROW EXECUTE FUNCTION access.refuse_observer_in_diagnostic();

      SELECT access.protect('theme', 'theme', 'id', 'network_id');
      SELECT access.protect('diagnostic', 'diagnostic', 'id', 'cohort_id', 'participation_id');
      SELECT access.protect('interview_plan', 'interview_plan', 'diagnostic_id', 'cohort_id', 'participation_id');
      SELECT access.protect('interview', 'interview', 'diagnostic_id');
      SELECT access.protect('interviewee', 'interview', 'diagnostic_id');
      SELECT access.protect('excerpt', 'interview', 'diagnostic_id');
      SELECT access.protect('finding', 'finding', 'diagnostic_id');
      CREATE POLICY shared_read ON finding FOR SELECT
        USING (shared_at IS NOT NULL AND ARRAY[cohort_id, participation_id] && (SELECT access.ids('shared_finding', 'read')));

      -- One number for a territory: with the kinds of actors beside it, in a village of 200, « one agent » is already a name.
      CREATE FUNCTION access.interview_total(asked uuid) RETURNS integer
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN (SELECT count(*)::integer FROM public.interview i
          WHERE i.participation_id = asked AND ARRAY[i.cohort_id, i.participation_id] && (SELECT access.ids('interview_total', 'read')));
      END $$;

      -- Staff know how many were met in each category, never who nor what: numbers alone leave this function.
      CREATE FUNCTION access.interview_numbers(cohorts uuid[])
        RETURNS TABLE (diagnostic_id uuid, participation_id uuid, category text, held integer, closed integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('interview_numbers', 'read');
      BEGIN
        RETURN QUERY SELECT i.diagnostic_id, i.participation_id, i.category, count(*)::integer, count(*) FILTER (WHERE i.state = 'closed')::integer
          FROM public.interview i
          WHERE i.cohort_id = ANY (cohorts) AND ARRAY[i.cohort_id, i.participation_id, i.diagnostic_id] && reach
          GROUP BY 1, 2, 3;
      END $$;

      -- Whom a diagnostic's hats may go to: the allies' people, by name, for whoever composes this team. No contact leaves.
      CREATE FUNCTION access.diagnostic_candidates(diagnostic uuid)
        RETURNS TABLE (person_id uuid, name text, organisation text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN QUERY SELECT p.id, p.given_name || ' ' || p.family_name, o.name
          FROM public.diagnostic d CROSS JOIN public.person p LEFT JOIN public.organisation o ON o.id = p.organisation_id
          WHERE d.id = diagnostic AND ARRAY[d.id, d.cohort_id, d.participation_id] && access.ids('diagnostic', 'update')
            AND (o.kind = 'ally' OR EXISTS (SELECT 1 FROM public.hat h WHERE h.person_id = p.id AND h.cohort_id = d.cohort_id AND h.withdrawn_at IS NULL
              AND h.hat IN ('pivot_ally', 'project_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor')))
          ORDER BY p.family_name, p.given_name, p.id LIMIT 500;
      END $$;

      -- Who will read the points once they are shared, shown before they are.
      CREATE FUNCTION access.finding_readers(diagnostic uuid)
        RETURNS TABLE (person_id uuid, name text, hat text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN QUERY SELECT DISTINCT p.id, p.given_name || ' ' || p.family_name, h.hat
          FROM public.diagnostic d JOIN public.hat h ON h.cohort_id = d.cohort_id JOIN public.person p ON p.id = h.person_id
            JOIN access.permission r ON r.hat = h.hat AND r.object = 'shared_finding' AND r.act = 'read'
              AND (r.scope = 'cohort' OR (r.scope = 'participation' AND h.participation_id = d.participation_id))
          WHERE d.id = diagnostic AND ARRAY[d.id] && access.ids('finding', 'update') AND h.withdrawn_at IS NULL
            AND (h.ends_on IS NULL OR h.ends_on >= access.today())
          ORDER BY 3, 2, 1;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.interview_total, access.interview_numbers, access.diagnostic_candidates, access.finding_readers;
      DROP TRIGGER hat_observer_apart_from_diagnostic ON hat;
      DROP FUNCTION access.refuse_observer_in_diagnostic;
      ALTER TABLE hat DROP CONSTRAINT hat_diagnostic_id_participation_id_cohort_id_fkey;
      ALTER TABLE data_key DROP CONSTRAINT data_key_diagnostic_id_fkey;
      SELECT access.unprotect(t) FROM unnest('{theme,diagnostic,interview_plan,interview,interviewee,excerpt,finding}'::text[]) t;
      DROP TABLE finding, excerpt, interviewee, interview, interview_plan, diagnostic, theme;`);
  }
}

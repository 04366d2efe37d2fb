import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, hats, sign-ins, links and job tokens: everything that can open a transaction. Secrets are hashes, read by functions alone. */
export class Identity1764000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account (
        person_id        uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        network_id       uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        password_hash    text,
        totp_secret      bytea,
        totp_enrolled_at timestamptz,
        totp_last_step   bigint,
        closed_at        timestamptz,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        CHECK (totp_enrolled_at IS NULL OR totp_secret IS NOT NULL)
      );
      CREATE INDEX account_network_id_idx ON account (network_id);

      CREATE TABLE recovery_code (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        code_hash  bytea NOT NULL,
        used_at    timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (person_id, code_hash)
      );

      -- The foreign keys to cohort, participation and diagnostic come with those tables.
      CREATE TABLE hat (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id       uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id        uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        hat              text NOT NULL CHECK (hat IN ('network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer',
                           'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer')),
        cohort_id        uuid,
        participation_id uuid,
        diagnostic_id    uuid,
        starts_on        date NOT NULL,
        ends_on          date,
        granted_by_id    uuid REFERENCES person,
        -- A diagnostic's first lead is given by two people: the cohort's manager and its pivot ally.
        confirmed_by_id  uuid REFERENCES person,
        withdrawn_at     timestamptz,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_on IS NULL OR ends_on >= starts_on),
        CONSTRAINT hat_nobody_grants_their_own CHECK (granted_by_id IS DISTINCT FROM person_id AND confirmed_by_id IS DISTINCT FROM person_id),
        CONSTRAINT hat_confirmed_by_another CHECK (confirmed_by_id IS NULL OR confirmed_by_id IS DISTINCT FROM granted_by_id),
        CONSTRAINT hat_has_its_scope CHECK (CASE
          WHEN hat = 'network_admin' THEN cohort_id IS NULL AND participation_id IS NULL AND diagnostic_id IS NULL
          WHEN hat IN ('cohort_manager', 'pivot_ally', 'evaluator', 'storyteller', 'observer')
            THEN cohort_id IS NOT NULL AND participation_id IS NULL AND diagnostic_id IS NULL
          WHEN hat IN ('project_ally', 'delegate') THEN cohort_id IS NOT NULL AND participation_id IS NOT NULL AND diagnostic_id IS NULL
          ELSE cohort_id IS NOT NULL AND participation_id IS NOT NULL AND diagnostic_id IS NOT NULL END)
      );
      CREATE INDEX hat_person_id_idx ON hat (person_id) WHERE withdrawn_at IS NULL;
      CREATE INDEX hat_network_id_idx ON hat (network_id);
      CREATE INDEX hat_cohort_id_idx ON hat (cohort_id);
      CREATE INDEX hat_participation_id_idx ON hat (participation_id);
      CREATE INDEX hat_diagnostic_id_idx ON hat (diagnostic_id);
      CREATE INDEX hat_granted_by_id_idx ON hat (granted_by_id);
      CREATE INDEX hat_confirmed_by_id_idx ON hat (confirmed_by_id);
      CREATE UNIQUE INDEX hat_worn_once_key ON hat (person_id, hat, coalesce(diagnostic_id, participation_id, cohort_id, network_id)) WHERE withdrawn_at IS NULL;

      CREATE TABLE sign_in (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id        uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        token_hash       bytea NOT NULL UNIQUE,
        device           text NOT NULL DEFAULT '',
        idle_limit       interval NOT NULL,
        last_seen_at     timestamptz NOT NULL DEFAULT now(),
        expires_at       timestamptz NOT NULL,
        second_factor_at timestamptz,
        ended_at         timestamptz,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_person_id_idx ON sign_in (person_id);

      -- A one-use way into an account: sign-in, invitation, new password. Its token is derived from its id when the mail leaves.
      CREATE TABLE account_link (
        id         uuid PRIMARY KEY,
        person_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        purpose    text NOT NULL CHECK (purpose IN ('sign_in', 'invitation', 'reset')),
        token_hash bytea NOT NULL UNIQUE,
        expires_at timestamptz NOT NULL,
        used_at    timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX account_link_person_id_idx ON account_link (person_id);

      CREATE TABLE personal_link (
        id             uuid PRIMARY KEY,
        cohort_id      uuid NOT NULL,
        participation_id uuid,
        person_id      uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        purpose        text NOT NULL CHECK (purpose IN ('answer_invitation', 'own_cohort_page', 'find_resources', 'write_news', 'tell_effect',
                         'write_viewpoint', 'sign_attendance', 'choose_interview_slot', 'give_feedback', 'confirm_statement', 'unsubscribe')),
        record_ids     uuid[] NOT NULL CHECK (cardinality(record_ids) > 0),
        token_hash     bytea NOT NULL UNIQUE,
        expires_at     timestamptz NOT NULL,
        revoked_at     timestamptz,
        created_by_id  uuid REFERENCES person,
        created_at     timestamptz NOT NULL DEFAULT now(),
        updated_at     timestamptz NOT NULL DEFAULT now(),
        -- A record stands for itself: a wider scope in this list would open every row that lies in it.
        CONSTRAINT personal_link_names_records_only CHECK (NOT record_ids && ARRAY[cohort_id, participation_id, person_id, access.network_id()])
      );
      CREATE INDEX personal_link_person_id_idx ON personal_link (person_id);
      CREATE INDEX personal_link_cohort_id_idx ON personal_link (cohort_id);
      CREATE INDEX personal_link_participation_id_idx ON personal_link (participation_id);
      CREATE INDEX personal_link_created_by_id_idx ON personal_link (created_by_id);
      CREATE INDEX personal_link_record_ids_idx ON personal_link USING gin (record_ids);

      CREATE TABLE job_token (
        id         uuid PRIMARY KEY,
        purpose    text NOT NULL CHECK (purpose IN ('mail', 'upkeep')),
        record_ids uuid[] NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      SELECT access.protect('account', 'account', 'person_id', 'network_id');
      SELECT access.protect('recovery_code', 'recovery_code', 'person_id');
      SELECT access.protect('hat', 'hat', 'id', 'network_id', 'cohort_id', 'participation_id', 'diagnostic_id', 'person_id');
      SELECT access.protect('sign_in', 'sign_in', 'person_id');
      SELECT access.protect('account_link', 'account_link', 'person_id');
      SELECT access.protect('personal_link', 'personal_link', 'id', 'cohort_id', 'participation_id');
      SELECT access.protect('job_token', 'job_token', 'id');

      -- Whoever grants signs with their own name, and each kind of hat has its own givers.
      CREATE FUNCTION access.bearer_person() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN RETURN (SELECT person_id FROM access.bearer()); END $$;
      DROP POLICY may_create ON hat;
      CREATE POLICY may_create ON hat FOR INSERT WITH CHECK (
        granted_by_id = (SELECT access.bearer_person()) AND confirmed_by_id IS NULL AND CASE
          WHEN hat IN ('network_admin', 'cohort_manager') THEN ARRAY[network_id] && (SELECT access.ids('hat', 'create'))
          WHEN hat = 'diagnostic_lead' THEN ARRAY[cohort_id, diagnostic_id] && (SELECT access.ids('lead_hat', 'create'))
          WHEN hat IN ('interviewer', 'diagnostic_supervisor') THEN ARRAY[diagnostic_id] && (SELECT access.ids('diagnostic_hat', 'create'))
          ELSE ARRAY[network_id, cohort_id] && (SELECT access.ids('hat', 'create')) END);
      DROP POLICY may_update ON hat;
      CREATE POLICY may_update ON hat FOR UPDATE USING (
        ARRAY[network_id, cohort_id] && (SELECT access.ids('hat', 'update'))
        OR (hat = 'diagnostic_lead' AND ARRAY[cohort_id, diagnostic_id] && (SELECT access.ids('lead_hat', 'update')))
        OR ARRAY[diagnostic_id] && (SELECT access.ids('diagnostic_hat', 'update')));

      -- A lead is live once confirmed: by the other of manager and pivot ally, or at once when a lead in place passes the hat on.
      CREATE FUNCTION access.check_lead_confirmation() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who uuid := access.bearer_person();
      BEGIN
        IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at AND session_user <> current_user THEN
          RAISE EXCEPTION 'a withdrawn hat is given anew or not at all' USING ERRCODE = '42501';
        END IF;
        IF NEW.hat <> 'diagnostic_lead' OR NEW.confirmed_by_id IS NOT DISTINCT FROM OLD.confirmed_by_id OR session_user = current_user THEN RETURN NEW; END IF;
        IF NEW.confirmed_by_id IS DISTINCT FROM who OR NOT EXISTS (
          SELECT 1 FROM public.hat a JOIN public.hat b ON b.cohort_id = a.cohort_id
          WHERE a.cohort_id = NEW.cohort_id AND a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL AND a.hat = 'cohort_manager' AND b.hat = 'pivot_ally'
            AND ((a.person_id = NEW.granted_by_id AND b.person_id = who) OR (b.person_id = NEW.granted_by_id AND a.person_id = who))
            -- Two people, not one and the person they named: neither owes the other their hat.
            AND a.granted_by_id IS DISTINCT FROM b.person_id AND b.granted_by_id IS DISTINCT FROM a.person_id)
        THEN RAISE EXCEPTION 'lead not confirmed by the other' USING ERRCODE = '23514', CONSTRAINT = 'hat_lead_confirmed_by_manager_and_pivot'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER hat_lead_confirmed BEFORE UPDATE ON hat FOR EACH ROW EXECUTE FUNCTION access.check_lead_confirmation();

      -- Before anybody is known. Each demands a proof that only the application can compute.
      CREATE FUNCTION access.credentials(proof text, address text)
        RETURNS TABLE (person_id uuid, password_hash text, totp_secret bytea, totp_enrolled_at timestamptz, totp_last_step bigint, hats text[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'credentials', address);
        RETURN QUERY SELECT a.person_id, a.password_hash, a.totp_secret, a.totp_enrolled_at, a.totp_last_step,
          ARRAY(SELECT h.hat FROM public.hat h WHERE h.person_id = a.person_id AND h.withdrawn_at IS NULL
            AND h.starts_on <= access.today() AND (h.ends_on IS NULL OR h.ends_on >= access.today()))
          FROM public.account a JOIN public.person_contact c USING (person_id)
          WHERE c.email = address::citext AND a.closed_at IS NULL;
      END $$;

      CREATE FUNCTION access.credentials_of(proof text, person uuid)
        RETURNS TABLE (person_id uuid, password_hash text, totp_secret bytea, totp_enrolled_at timestamptz, totp_last_step bigint, hats text[], words text[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'credentials_of', person::text);
        RETURN QUERY SELECT a.person_id, a.password_hash, a.totp_secret, a.totp_enrolled_at, a.totp_last_step,
          ARRAY(SELECT h.hat FROM public.hat h WHERE h.person_id = a.person_id AND h.withdrawn_at IS NULL
            AND h.starts_on <= access.today() AND (h.ends_on IS NULL OR h.ends_on >= access.today())),
          -- What a stranger would try first as this person's password.
          ARRAY(SELECT w FROM public.person p LEFT JOIN public.person_contact c ON c.person_id = p.id,
            LATERAL unnest(ARRAY[p.given_name, p.family_name] || regexp_split_to_array(split_part(c.email::text, '@', 1), '[^[:alnum:]]+')) w
            WHERE p.id = person AND w <> '')
          FROM public.account a WHERE a.person_id = person AND a.closed_at IS NULL;
      END $$;

      CREATE FUNCTION access.open_sign_in(proof text, person uuid, hash bytea, device text, idle interval, life interval, second_factor boolean)
        RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE made uuid;
      BEGIN
        PERFORM access.proven(proof, 'open_sign_in', person::text, encode(hash, 'hex'));
        INSERT INTO public.sign_in (person_id, token_hash, device, idle_limit, expires_at, second_factor_at)
          VALUES (person, hash, left(device, 200), idle, now() + life, CASE WHEN second_factor THEN now() END) RETURNING id INTO made;
        RETURN made;
      END $$;

      CREATE FUNCTION access.end_sign_in(token text) RETURNS void
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE public.sign_in SET ended_at = now() WHERE token_hash = sha256(convert_to(token, 'UTF8')) AND ended_at IS NULL $$;

      CREATE FUNCTION access.open_account_link(proof text, link uuid, person uuid, link_purpose text, hash bytea, life interval)
        RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'open_account_link', link::text, person::text, link_purpose, encode(hash, 'hex'));
        INSERT INTO public.account_link (id, person_id, purpose, token_hash, expires_at) VALUES (link, person, link_purpose, hash, now() + life);
      END $$;

      -- Uses a link once; returns nobody when it is unknown, used, expired or meant for something else.
      CREATE FUNCTION access.use_account_link(token text, purposes text[]) RETURNS TABLE (person_id uuid, purpose text)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN QUERY UPDATE public.account_link l SET used_at = now()
          WHERE l.token_hash = sha256(convert_to(token, 'UTF8')) AND l.used_at IS NULL AND l.expires_at > now() AND l.purpose = ANY (purposes)
          RETURNING l.person_id, l.purpose;
      END $$;

      CREATE FUNCTION access.set_password(proof text, person uuid, hash text) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'set_password', person::text, hash);
        UPDATE public.account SET password_hash = hash, updated_at = now() WHERE person_id = person;
        UPDATE public.account_link SET used_at = now() WHERE person_id = person AND used_at IS NULL;
        -- Whoever chooses a password takes their account back: every session but their own ends.
        UPDATE public.sign_in SET ended_at = now() WHERE person_id = person AND ended_at IS NULL AND token_hash IS DISTINCT FROM access.token_hash();
      END $$;

      CREATE FUNCTION access.set_second_factor(proof text, person uuid, secret bytea, enrolled boolean) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'set_second_factor', person::text, encode(secret, 'hex'), enrolled::text);
        UPDATE public.account SET totp_secret = secret, totp_enrolled_at = CASE WHEN enrolled THEN now() END, totp_last_step = NULL, updated_at = now()
          WHERE person_id = person;
      END $$;

      -- Accepts a code's time step once and marks the sign-in, if there is one yet.
      CREATE FUNCTION access.pass_second_factor(proof text, person uuid, step bigint, token_hash bytea) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'pass_second_factor', person::text, step::text);
        UPDATE public.account SET totp_last_step = step WHERE person_id = person AND (totp_last_step IS NULL OR totp_last_step < step);
        IF NOT FOUND THEN RETURN false; END IF;
        UPDATE public.sign_in s SET second_factor_at = now() WHERE s.person_id = person AND s.token_hash = pass_second_factor.token_hash;
        RETURN true;
      END $$;

      CREATE FUNCTION access.set_recovery_codes(proof text, person uuid, hashes bytea[]) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'set_recovery_codes', person::text);
        DELETE FROM public.recovery_code WHERE person_id = person;
        INSERT INTO public.recovery_code (person_id, code_hash) SELECT person, unnest(hashes);
      END $$;

      CREATE FUNCTION access.use_recovery_code(proof text, person uuid, hash bytea) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'use_recovery_code', person::text, encode(hash, 'hex'));
        UPDATE public.recovery_code SET used_at = now() WHERE person_id = person AND code_hash = hash AND used_at IS NULL;
        RETURN FOUND;
      END $$;

      -- For somebody who lost their device: asked by whoever administers accounts, ends their sessions.
      CREATE FUNCTION access.reset_second_factor(proof text, person uuid) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'reset_second_factor', person::text);
        IF NOT access.network_id() = ANY (access.ids('account', 'update')) THEN RETURN false; END IF;
        UPDATE public.account SET totp_secret = NULL, totp_enrolled_at = NULL, totp_last_step = NULL, updated_at = now() WHERE person_id = person;
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM public.recovery_code WHERE person_id = person;
        PERFORM access.withdraw_confided_hats(person);
        UPDATE public.sign_in SET ended_at = now() WHERE person_id = person AND ended_at IS NULL;
        RETURN true;
      END $$;

      -- A closed account loses its sessions and its unused links, so that opening it again revives nothing.
      CREATE FUNCTION access.end_closed_account() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.sign_in SET ended_at = now() WHERE person_id = NEW.person_id AND ended_at IS NULL;
        UPDATE public.account_link SET used_at = now() WHERE person_id = NEW.person_id AND used_at IS NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER account_closed AFTER UPDATE OF closed_at ON account FOR EACH ROW
        WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL) EXECUTE FUNCTION access.end_closed_account();

      -- The territories of a cohort and their diagnostics, by name alone, for whoever reads its hats.
      CREATE FUNCTION access.hat_scopes(cohort uuid) RETURNS TABLE (participation_id uuid, territory_name text, diagnostic_id uuid)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('hat', 'read');
      BEGIN
        RETURN QUERY SELECT p.id, t.name, d.id FROM public.participation p JOIN public.territory t ON t.id = p.territory_id
          LEFT JOIN public.diagnostic d ON d.participation_id = p.id
          WHERE p.cohort_id = cohort AND ARRAY[access.network_id(), p.cohort_id, p.id, d.id] && reach;
      END $$;

      CREATE FUNCTION access.open_job(proof text, job uuid, job_purpose text, records uuid[], hash bytea, life interval) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'open_job', job::text, job_purpose, encode(hash, 'hex'));
        INSERT INTO public.job_token (id, purpose, record_ids, token_hash, expires_at) VALUES (job, job_purpose, records, hash, now() + life)
          ON CONFLICT (id) DO UPDATE SET expires_at = EXCLUDED.expires_at;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.credentials, access.credentials_of, access.open_sign_in, access.end_sign_in, access.open_account_link, access.use_account_link,
        access.set_password, access.set_second_factor, access.pass_second_factor, access.set_recovery_codes, access.use_recovery_code, access.open_job,
        access.reset_second_factor, access.hat_scopes;
      DROP TRIGGER account_closed ON account;
      DROP FUNCTION access.end_closed_account;
      DROP TRIGGER hat_lead_confirmed ON hat;
      DROP FUNCTION access.check_lead_confirmation, access.bearer_person CASCADE;
      SELECT access.unprotect(t) FROM unnest('{account,recovery_code,hat,sign_in,account_link,personal_link,job_token}'::text[]) t;
      DROP TABLE job_token, personal_link, account_link, sign_in, hat, recovery_code, account;`);
  }
}

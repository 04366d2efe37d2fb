import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in with the account of one's organisation (OpenID Connect): what was asked of the provider, who is whom there, and what ends with a session. */
export class OrganisationSignIn1764200800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One way to the provider and back, in one browser. Its secrets are sealed; it serves once.
      CREATE TABLE oidc_attempt (
        id           uuid PRIMARY KEY,
        state_hash   bytea NOT NULL UNIQUE,
        browser_hash bytea NOT NULL,
        secrets      bytea NOT NULL,
        joins_id     uuid REFERENCES account ON DELETE CASCADE,
        used_at      timestamptz,
        proven       bytea,
        expires_at   timestamptz NOT NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX oidc_attempt_joins_id_idx ON oidc_attempt (joins_id);

      -- Who an account is at the provider: its subject, which outlives a change of address.
      CREATE TABLE oidc_identity (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        issuer     text NOT NULL CHECK (length(issuer) <= 300),
        subject    text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (issuer, subject),
        UNIQUE (person_id, issuer)
      );

      -- What the provider wants to be reminded of when the session ends; gone with it.
      CREATE TABLE oidc_session (
        id         uuid PRIMARY KEY REFERENCES sign_in ON DELETE CASCADE,
        person_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        id_token   bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX oidc_session_person_id_idx ON oidc_session (person_id);

      SELECT access.protect('oidc_attempt', 'oidc_attempt', 'joins_id');
      SELECT access.protect('oidc_identity', 'oidc_identity', 'person_id');
      SELECT access.protect('oidc_session', 'oidc_session', 'person_id');

      CREATE FUNCTION access.open_oidc_attempt(proof text, attempt uuid, state bytea, browser bytea, sealed bytea, joins boolean) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'open_oidc_attempt', attempt::text, encode(state, 'hex'), encode(browser, 'hex'));
        DELETE FROM public.oidc_attempt WHERE expires_at < now();
        INSERT INTO public.oidc_attempt (id, state_hash, browser_hash, secrets, joins_id, expires_at)
          VALUES (attempt, state, browser, sealed, CASE WHEN joins THEN (SELECT b.person_id FROM access.bearer() b WHERE b.kind = 'session') END, now() + interval '10 minutes');
      END $$;

      -- The way back, once, in the browser that left.
      CREATE FUNCTION access.use_oidc_attempt(proof text, state bytea, browser bytea) RETURNS TABLE (id uuid, secrets bytea, joins_id uuid)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'use_oidc_attempt', encode(state, 'hex'), encode(browser, 'hex'));
        RETURN QUERY UPDATE public.oidc_attempt a SET used_at = now(), updated_at = now()
          WHERE a.state_hash = state AND a.browser_hash = browser AND a.used_at IS NULL AND a.expires_at > now() RETURNING a.id, a.secrets, a.joins_id;
      END $$;

      -- Who was recognised waits for their second factor, in the same browser, a few minutes.
      CREATE FUNCTION access.keep_oidc_proof(proof text, attempt uuid, sealed bytea) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'keep_oidc_proof', attempt::text, encode(sealed, 'hex'));
        UPDATE public.oidc_attempt SET proven = sealed, expires_at = now() + interval '10 minutes', updated_at = now() WHERE id = attempt;
      END $$;
      CREATE FUNCTION access.take_oidc_proof(proof text, browser bytea) RETURNS TABLE (id uuid, proven bytea)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'take_oidc_proof', encode(browser, 'hex'));
        RETURN QUERY DELETE FROM public.oidc_attempt a WHERE a.browser_hash = browser AND a.proven IS NOT NULL AND a.expires_at > now() RETURNING a.id, a.proven;
      END $$;

      CREATE FUNCTION access.person_of_subject(proof text, provider text, its_subject text) RETURNS uuid
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'person_of_subject', provider, its_subject);
        RETURN (SELECT i.person_id FROM public.oidc_identity i JOIN public.account a ON a.person_id = i.person_id AND a.closed_at IS NULL WHERE i.issuer = provider AND i.subject = its_subject);
      END $$;

      -- An account has one identity at a provider; a second one is refused, never put in its place.
      CREATE FUNCTION access.join_subject(proof text, provider text, its_subject text, person uuid) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'join_subject', provider, its_subject, person::text);
        INSERT INTO public.oidc_identity (person_id, issuer, subject) VALUES (person, provider, its_subject) ON CONFLICT DO NOTHING;
        RETURN EXISTS (SELECT FROM public.oidc_identity i WHERE i.person_id = person AND i.issuer = provider AND i.subject = its_subject);
      END $$;

      CREATE FUNCTION access.keep_id_token(proof text, session uuid, sealed bytea) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'keep_id_token', session::text, encode(sealed, 'hex'));
        INSERT INTO public.oidc_session (id, person_id, id_token) SELECT s.id, s.person_id, sealed FROM public.sign_in s WHERE s.id = session AND s.ended_at IS NULL;
      END $$;
      CREATE FUNCTION access.id_token_of(token text) RETURNS TABLE (id uuid, id_token bytea)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT o.id, o.id_token FROM public.oidc_session o JOIN public.sign_in s ON s.id = o.id WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.ended_at IS NULL $$;

      CREATE FUNCTION access.forget_id_token() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        DELETE FROM public.oidc_session WHERE id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER sign_in_ended AFTER UPDATE OF ended_at ON sign_in FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION access.forget_id_token();`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER sign_in_ended ON sign_in;
      DROP FUNCTION access.forget_id_token, access.id_token_of, access.keep_id_token, access.join_subject, access.person_of_subject, access.take_oidc_proof, access.keep_oidc_proof,
        access.use_oidc_attempt, access.open_oidc_attempt;
      SELECT access.unprotect(t) FROM unnest('{oidc_attempt,oidc_identity,oidc_session}'::text[]) t;
      DROP TABLE oidc_session, oidc_identity, oidc_attempt;`);
  }
}

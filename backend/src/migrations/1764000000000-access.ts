import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground of row security: what a token may reach is computed here, from the live hats and the
 * table of rights, and every later table asks for it through `access.protect`.
 *
 * - `access.permission` is the table of rights (hat × object × act × scope), written from the code at each migration.
 * - `access.enter(token)` opens a request: it says who acts and with which hats, or returns null.
 * - `access.ids(object, act)` lists the scopes (network, cohorts, participations, diagnostics, records, oneself)
 *   in which the bearer of the transaction's token may do something. Without a live token it is empty.
 * - `access.proven(...)` lets the functions that act before anybody is known (sign-in) refuse a caller that
 *   holds the database password but not the application's secret.
 */
export class Access1764000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS citext;
      CREATE EXTENSION IF NOT EXISTS pgcrypto;
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      CREATE SCHEMA access;

      CREATE TABLE access.secret (name text PRIMARY KEY, value bytea NOT NULL);

      CREATE TABLE access.permission (
        hat    text NOT NULL,
        object text NOT NULL,
        act    text NOT NULL CHECK (act IN ('read', 'create', 'update', 'delete')),
        scope  text NOT NULL CHECK (scope IN ('network', 'cohort', 'participation', 'diagnostic', 'record', 'self')),
        PRIMARY KEY (hat, object, act, scope)
      );

      CREATE TABLE access.protected (
        table_name text PRIMARY KEY,
        object     text NOT NULL,
        columns    text[] NOT NULL
      );

      CREATE FUNCTION access.network_id() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT '00000000-0000-4000-8000-000000000001'::uuid $$;

      CREATE FUNCTION access.proven(proof text, VARIADIC words text[]) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF proof IS DISTINCT FROM (
          SELECT encode(public.hmac(convert_to(array_to_string(words, E'\\x1f'), 'UTF8'), value, 'sha256'), 'hex')
          FROM access.secret WHERE name = 'proof')
        THEN
          RAISE EXCEPTION 'unproven call' USING ERRCODE = '42501';
        END IF;
        RETURN true;
      END $$;

      CREATE FUNCTION access.token_hash() RETURNS bytea LANGUAGE sql STABLE
        AS $$ SELECT sha256(convert_to(nullif(current_setting('cordee.token', true), ''), 'UTF8')) $$;

      -- Declared before the tables it guards: plpgsql binds names at the first call.
      CREATE FUNCTION access.today() RETURNS date LANGUAGE plpgsql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN (now() AT TIME ZONE (SELECT time_zone FROM public.network))::date;
      END $$;

      CREATE FUNCTION access.bearer() RETURNS TABLE (kind text, token_id uuid, person_id uuid)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE hash bytea := access.token_hash();
      BEGIN
        IF hash IS NULL THEN RETURN; END IF;
        RETURN QUERY SELECT 'session', s.id, s.person_id FROM public.sign_in s
          JOIN public.account a ON a.person_id = s.person_id AND a.closed_at IS NULL
          WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > now()
            AND s.last_seen_at > now() - s.idle_limit;
        IF FOUND THEN RETURN; END IF;
        RETURN QUERY SELECT 'link', l.id, l.person_id FROM public.personal_link l
          WHERE l.token_hash = hash AND l.revoked_at IS NULL AND l.expires_at > now();
        IF FOUND THEN RETURN; END IF;
        RETURN QUERY SELECT 'job', j.id, NULL::uuid FROM public.job_token j
          WHERE j.token_hash = hash AND j.expires_at > now();
      END $$;

      CREATE FUNCTION access.live_hats()
        RETURNS TABLE (hat_id uuid, hat text, person_id uuid, cohort_id uuid, participation_id uuid, diagnostic_id uuid, record_ids uuid[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who record; day date := access.today();
      BEGIN
        SELECT * INTO who FROM access.bearer();
        IF NOT FOUND THEN RETURN; END IF;
        IF who.kind = 'session' THEN
          RETURN QUERY SELECT NULL::uuid, 'person', who.person_id, NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid[];
          RETURN QUERY SELECT h.id, h.hat, h.person_id, h.cohort_id, h.participation_id, h.diagnostic_id, NULL::uuid[]
            FROM public.hat h WHERE h.person_id = who.person_id AND h.withdrawn_at IS NULL
              AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day)
              AND (h.hat <> 'diagnostic_lead' OR h.confirmed_by_id IS NOT NULL);
        ELSIF who.kind = 'link' THEN
          RETURN QUERY SELECT NULL::uuid, 'link:' || l.purpose, l.person_id, l.cohort_id, l.participation_id, NULL::uuid, l.record_ids
            FROM public.personal_link l WHERE l.id = who.token_id;
        ELSE
          RETURN QUERY SELECT NULL::uuid, 'job:' || j.purpose, NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid, j.record_ids
            FROM public.job_token j WHERE j.id = who.token_id;
        END IF;
      END $$;

      -- The hot path of every policy: written flat, since each nested call would cost as much as the query it guards.
      -- It says the same as live_hats joined with the table of rights; a property test holds it to the process's reading.
      CREATE FUNCTION access.ids(asked_object text, asked_act text) RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE hash bytea := sha256(convert_to(nullif(current_setting('cordee.token', true), ''), 'UTF8')); who uuid; day date; reach uuid[];
      BEGIN
        IF hash IS NULL THEN RETURN '{}'; END IF;
        SELECT s.person_id, (now() AT TIME ZONE n.time_zone)::date INTO who, day
          FROM public.sign_in s JOIN public.account a ON a.person_id = s.person_id AND a.closed_at IS NULL CROSS JOIN public.network n
          WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - s.idle_limit;
        IF FOUND THEN
          SELECT array_agg(r.id) FILTER (WHERE r.id IS NOT NULL) INTO reach FROM (
            SELECT CASE p.scope WHEN 'cohort' THEN h.cohort_id WHEN 'participation' THEN h.participation_id WHEN 'diagnostic' THEN h.diagnostic_id
                WHEN 'network' THEN access.network_id() WHEN 'self' THEN who END AS id
              FROM public.hat h JOIN access.permission p ON p.hat = h.hat AND p.object = asked_object AND p.act = asked_act
              WHERE h.person_id = who AND h.withdrawn_at IS NULL AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day)
                AND (h.hat <> 'diagnostic_lead' OR h.confirmed_by_id IS NOT NULL)
            UNION ALL
            SELECT CASE p.scope WHEN 'network' THEN access.network_id() WHEN 'self' THEN who END
              FROM access.permission p WHERE p.hat = 'person' AND p.object = asked_object AND p.act = asked_act) r;
          RETURN coalesce(reach, '{}');
        END IF;
        RETURN (
          SELECT coalesce(array_agg(DISTINCT r.id) FILTER (WHERE r.id IS NOT NULL), '{}')
          FROM access.live_hats() h
          JOIN access.permission p ON p.hat = h.hat AND p.object = asked_object AND p.act = asked_act
          CROSS JOIN LATERAL unnest(CASE p.scope
            WHEN 'network' THEN ARRAY[access.network_id()]
            WHEN 'cohort' THEN ARRAY[h.cohort_id]
            WHEN 'participation' THEN ARRAY[h.participation_id]
            WHEN 'self' THEN ARRAY[h.person_id]
            WHEN 'record' THEN h.record_ids END) AS r(id));
      END $$;

      CREATE FUNCTION access.enter(token text) RETURNS TABLE (actor jsonb)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE hash bytea := sha256(convert_to(nullif(token, ''), 'UTF8')); day date; s record; who record;
      BEGIN
        PERFORM set_config('cordee.token', coalesce(token, ''), true);
        IF hash IS NULL THEN RETURN QUERY SELECT NULL::jsonb; RETURN; END IF;
        SELECT i.id, i.person_id, i.second_factor_at, a.totp_enrolled_at, (now() AT TIME ZONE n.time_zone)::date AS today, i.last_seen_at INTO s
          FROM public.sign_in i JOIN public.account a ON a.person_id = i.person_id AND a.closed_at IS NULL CROSS JOIN public.network n
          WHERE i.token_hash = hash AND i.ended_at IS NULL AND i.expires_at > now() AND i.last_seen_at > now() - i.idle_limit;
        IF FOUND THEN
          day := s.today;
          IF s.last_seen_at < now() - interval '5 minutes' THEN UPDATE public.sign_in SET last_seen_at = now() WHERE id = s.id; END IF;
          RETURN QUERY SELECT jsonb_build_object('kind', 'session', 'tokenId', s.id, 'personId', s.person_id, 'today', s.today,
            'secondFactorAt', s.second_factor_at, 'secondFactorEnrolled', s.totp_enrolled_at IS NOT NULL,
            'hats', jsonb_build_array(jsonb_build_object('hat', 'person', 'personId', s.person_id)) || coalesce((
              SELECT jsonb_agg(jsonb_build_object('hat', h.hat, 'cohortId', h.cohort_id, 'participationId', h.participation_id, 'diagnosticId', h.diagnostic_id, 'personId', h.person_id))
              FROM public.hat h WHERE h.person_id = s.person_id AND h.withdrawn_at IS NULL AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day)
                AND (h.hat <> 'diagnostic_lead' OR h.confirmed_by_id IS NOT NULL)), '[]'));
          RETURN;
        END IF;
        SELECT * INTO who FROM access.bearer();
        IF NOT FOUND THEN RETURN QUERY SELECT NULL::jsonb; RETURN; END IF;
        RETURN QUERY SELECT jsonb_build_object(
          'kind', who.kind, 'tokenId', who.token_id, 'personId', who.person_id, 'today', access.today(), 'secondFactorAt', NULL, 'secondFactorEnrolled', false,
          'hats', (SELECT coalesce(jsonb_agg(jsonb_build_object('hat', h.hat, 'cohortId', h.cohort_id,
             'participationId', h.participation_id, 'diagnosticId', h.diagnostic_id, 'recordIds', h.record_ids, 'personId', h.person_id)), '[]')
             FROM access.live_hats() h));
      END $$;

      -- Puts a table behind row security: enabled, forced, one policy an act, one for the owner's maintenance,
      -- and the function by which a guard learns in which scopes a record lies.
      CREATE FUNCTION access.protect(target text, object text, VARIADIC columns text[]) RETURNS void
        LANGUAGE plpgsql AS $$
      DECLARE scopes text := 'ARRAY[' || array_to_string(columns, ', ') || ']';
        reach text := scopes || ' && (SELECT access.ids(''%s'', ''%s''))';
      BEGIN
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', target);
        EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', target);
        EXECUTE format('CREATE POLICY owner_maintenance ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', target);
        EXECUTE format('CREATE POLICY may_read ON public.%I FOR SELECT USING (' || format(reach, object, 'read') || ')', target);
        EXECUTE format('CREATE POLICY may_create ON public.%I FOR INSERT WITH CHECK (' || format(reach, object, 'create') || ')', target);
        EXECUTE format('CREATE POLICY may_update ON public.%I FOR UPDATE USING (' || format(reach, object, 'update') || ') WITH CHECK (' || format(reach, object, 'update') || ')', target);
        EXECUTE format('CREATE POLICY may_delete ON public.%I FOR DELETE USING (' || format(reach, object, 'delete') || ')', target);
        INSERT INTO access.protected VALUES (target, object, columns);
        IF 'id' = ANY (SELECT attname FROM pg_attribute WHERE attrelid = ('public.' || target)::regclass AND attnum > 0) THEN
          EXECUTE format($f$
            CREATE FUNCTION access.scopes_of_%1$s(record uuid) RETURNS uuid[]
              LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
            BEGIN
              IF NOT EXISTS (SELECT 1 FROM access.bearer()) THEN RETURN NULL; END IF;
              RETURN (SELECT %2$s FROM public.%1$I WHERE id = record);
            END $body$ $f$, target, scopes);
        END IF;
      END $$;

      CREATE FUNCTION access.unprotect(target text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM access.protected WHERE table_name = target;
        EXECUTE format('DROP FUNCTION IF EXISTS access.scopes_of_%s(uuid)', target);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP SCHEMA access CASCADE;
      DROP EXTENSION unaccent; DROP EXTENSION btree_gist; DROP EXTENSION pgcrypto; DROP EXTENSION citext;`);
  }
}

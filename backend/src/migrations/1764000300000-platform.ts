import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every context leans on: audit and its seals, outbox, rate counters, idempotency keys, wrapped data keys. */
export class Platform1764000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit_block (
        id            bigint PRIMARY KEY,
        entries       integer NOT NULL CHECK (entries > 0),
        previous_hash bytea,
        hash          bytea NOT NULL UNIQUE,
        sealed_at     timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE audit_entry (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        network_id uuid NOT NULL DEFAULT access.network_id(),
        at         timestamptz NOT NULL DEFAULT now(),
        person_id  uuid,
        via        text NOT NULL CHECK (via IN ('session', 'link', 'job', 'owner', 'anonymous')),
        token_id   uuid,
        act        text NOT NULL CHECK (length(act) <= 80),
        object     text NOT NULL CHECK (length(object) <= 80),
        record_id  uuid,
        cohort_id  uuid,
        for_person_id uuid,
        block_id   bigint REFERENCES audit_block
      );
      CREATE INDEX audit_entry_block_id_idx ON audit_entry (block_id, id);
      CREATE INDEX audit_entry_unsealed_idx ON audit_entry (id) WHERE block_id IS NULL;
      CREATE INDEX audit_entry_record_id_idx ON audit_entry (record_id);
      CREATE INDEX audit_entry_person_id_idx ON audit_entry (person_id, id DESC);
      CREATE INDEX audit_entry_cohort_id_idx ON audit_entry (cohort_id, id DESC);
      CREATE INDEX audit_entry_network_id_at_idx ON audit_entry (network_id, id DESC);

      CREATE TABLE outbox_message (
        id              uuid PRIMARY KEY,
        cohort_id       uuid,
        template        text NOT NULL CHECK (template ~ '^[a-z][a-z0-9_-]{2,60}$'),
        sensitivity     text NOT NULL CHECK (sensitivity IN ('collective', 'account', 'diagnostic')),
        recipient_id    uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        recipient_kind  text NOT NULL,
        link_id         uuid,
        data            jsonb NOT NULL DEFAULT '{}',
        state           text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain')),
        attempts        integer NOT NULL DEFAULT 0,
        not_before      timestamptz NOT NULL DEFAULT now(),
        reply_to_id     uuid REFERENCES person,
        answer          text CHECK (length(answer) <= 200),
        sent_at         timestamptz,
        created_by_id   uuid REFERENCES person,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        CHECK (sensitivity = 'account' OR cohort_id IS NOT NULL),
        CHECK ((state = 'sent') = (sent_at IS NOT NULL))
      );
      CREATE INDEX outbox_message_due_idx ON outbox_message (not_before) WHERE state IN ('queued', 'deferred', 'sending');
      CREATE INDEX outbox_message_cohort_id_idx ON outbox_message (cohort_id, created_at DESC, id DESC);
      CREATE INDEX outbox_message_created_at_idx ON outbox_message (created_at DESC, id DESC);
      CREATE INDEX outbox_message_recipient_id_idx ON outbox_message (recipient_id);
      CREATE INDEX outbox_message_reply_to_id_idx ON outbox_message (reply_to_id);
      CREATE INDEX outbox_message_created_by_id_idx ON outbox_message (created_by_id);

      CREATE TABLE rate_counter (
        key          text NOT NULL,
        window_start timestamptz NOT NULL,
        count        integer NOT NULL,
        PRIMARY KEY (key, window_start)
      );

      CREATE TABLE idempotency_key (
        person_id  uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        route      text NOT NULL,
        key        text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
        body_hash  bytea NOT NULL,
        status     integer NOT NULL,
        record_id  uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (person_id, route, key)
      );
      CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);

      -- Kept apart in backups (FILE.keys): without its wrapped key, what one person said is noise.
      CREATE TABLE data_key (
        id          uuid PRIMARY KEY,
        cohort_id   uuid NOT NULL,
        diagnostic_id uuid NOT NULL,
        key_version integer NOT NULL CHECK (key_version > 0),
        wrapped     bytea NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX data_key_diagnostic_id_idx ON data_key (diagnostic_id);
      CREATE INDEX data_key_cohort_id_idx ON data_key (cohort_id);

      CREATE TABLE destroyed_key (
        id           uuid PRIMARY KEY,
        cohort_id    uuid NOT NULL,
        diagnostic_id uuid NOT NULL,
        destroyed_at timestamptz NOT NULL DEFAULT now()
      );

      SELECT access.protect('audit_block', 'audit_entry', 'access.network_id()');
      SELECT access.protect('audit_entry', 'audit_entry', 'network_id');
      SELECT access.protect('outbox_message', 'outbox_message', 'id', 'cohort_id', 'access.network_id()');
      SELECT access.protect('rate_counter', 'rate_counter', 'access.network_id()');
      SELECT access.protect('idempotency_key', 'idempotency_key', 'person_id');
      SELECT access.protect('data_key', 'interview', 'diagnostic_id');
      SELECT access.protect('destroyed_key', 'interview', 'diagnostic_id');

      -- The application writes entries through this alone, so that nobody signs for somebody else.
      CREATE FUNCTION access.audit(act text, object text, record uuid, cohort uuid, for_person uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who record;
      BEGIN
        SELECT * INTO who FROM access.bearer();
        INSERT INTO public.audit_entry (person_id, via, token_id, act, object, record_id, cohort_id, for_person_id)
          VALUES (who.person_id, coalesce(who.kind, 'anonymous'), who.token_id, act, object, record, cohort, for_person);
      END $$;

      -- Whoever moves where somebody's sign-in links go, or takes off their second factor, could enter in their place.
      -- They enter nothing that was confided: the hats of diagnostics are withdrawn, and given again by those who give them.
      CREATE FUNCTION access.withdraw_confided_hats(person uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who record; gone record;
      BEGIN
        SELECT * INTO who FROM access.bearer();
        IF session_user = current_user OR who.person_id = person THEN RETURN; END IF;
        FOR gone IN UPDATE public.hat SET withdrawn_at = now(), updated_at = now()
          WHERE person_id = person AND withdrawn_at IS NULL AND hat IN ('diagnostic_lead', 'interviewer', 'diagnostic_supervisor') RETURNING id, cohort_id
        LOOP
          INSERT INTO public.audit_entry (person_id, via, token_id, act, object, record_id, cohort_id, for_person_id)
            VALUES (who.person_id, coalesce(who.kind, 'anonymous'), who.token_id, 'withdraw', 'hat', gone.id, gone.cohort_id, person);
        END LOOP;
      END $$;
      CREATE FUNCTION access.follow_moved_address() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF NEW.email IS NOT NULL THEN PERFORM access.withdraw_confided_hats(NEW.person_id); END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER person_contact_added AFTER INSERT ON person_contact FOR EACH ROW EXECUTE FUNCTION access.follow_moved_address();
      CREATE TRIGGER person_contact_moved AFTER UPDATE ON person_contact FOR EACH ROW
        WHEN (NEW.email IS DISTINCT FROM OLD.email OR NEW.person_id <> OLD.person_id) EXECUTE FUNCTION access.follow_moved_address();

      CREATE FUNCTION access.audit_sign_in(proof text, person uuid, act text) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'audit_sign_in', person::text, act);
        INSERT INTO public.audit_entry (person_id, via, act, object, record_id) VALUES (person, 'anonymous', act, 'account', person);
      END $$;

      CREATE FUNCTION access.audit_digest(block bigint, previous bytea) RETURNS bytea
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT sha256(coalesce(previous, ''::bytea) || coalesce(string_agg(sha256(convert_to(concat_ws(E'\\x1f', e.id, extract(epoch FROM e.at),
          coalesce(e.person_id::text, '-'), e.via, coalesce(e.token_id::text, '-'), e.act, e.object, coalesce(e.record_id::text, '-'),
          coalesce(e.cohort_id::text, '-'), coalesce(e.for_person_id::text, '-')), 'UTF8')), ''::bytea ORDER BY e.id), ''::bytea))
        FROM public.audit_entry e WHERE e.block_id = block $$;

      -- Seals what was committed since the last block. Entries of transactions still running go into a later one.
      CREATE FUNCTION access.seal_audit() RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE sealed integer; last record; next_id bigint;
      BEGIN
        IF NOT pg_try_advisory_xact_lock(7203481) THEN RETURN 0; END IF;
        SELECT id, hash INTO last FROM public.audit_block ORDER BY id DESC LIMIT 1;
        next_id := coalesce(last.id, 0) + 1;
        IF NOT EXISTS (SELECT 1 FROM public.audit_entry WHERE block_id IS NULL) THEN RETURN 0; END IF;
        INSERT INTO public.audit_block (id, entries, previous_hash, hash) VALUES (next_id, 1, last.hash, ''::bytea);
        UPDATE public.audit_entry SET block_id = next_id WHERE block_id IS NULL;
        GET DIAGNOSTICS sealed = ROW_COUNT;
        UPDATE public.audit_block SET entries = sealed, hash = access.audit_digest(next_id, last.hash) WHERE id = next_id;
        RETURN sealed;
      END $$;

      -- The blocks that no longer say what they sealed, and entries slipped in after their time.
      CREATE FUNCTION access.audit_faults() RETURNS TABLE (block_id bigint, fault text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT (access.network_id() = ANY (access.ids('audit_entry', 'read')) OR session_user = current_user) THEN RETURN; END IF;
        RETURN QUERY
          SELECT b.id, CASE
            WHEN b.id > 1 AND p.id IS NULL THEN 'missing block before'
            WHEN b.previous_hash IS DISTINCT FROM p.hash THEN 'chain broken'
            WHEN b.entries <> (SELECT count(*) FROM public.audit_entry e WHERE e.block_id = b.id) THEN 'missing or added entry'
            WHEN b.hash <> access.audit_digest(b.id, b.previous_hash) THEN 'altered entry' END
          FROM public.audit_block b LEFT JOIN public.audit_block p ON p.id = b.id - 1
          WHERE (b.id > 1 AND p.id IS NULL) OR b.previous_hash IS DISTINCT FROM p.hash
            OR b.entries <> (SELECT count(*) FROM public.audit_entry e WHERE e.block_id = b.id)
            OR b.hash <> access.audit_digest(b.id, b.previous_hash)
          UNION ALL
          SELECT NULL::bigint, 'late entry ' || e.id FROM public.audit_entry e
          WHERE e.block_id IS NULL AND e.at < (SELECT max(sealed_at) FROM public.audit_block) - interval '15 minutes';
      END $$;

      -- Account mails are asked for before anybody is known.
      CREATE FUNCTION access.post_account_mail(proof text, message uuid, person uuid, mail_template text, link uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'post_account_mail', message::text, person::text, mail_template, link::text);
        INSERT INTO public.outbox_message (id, template, sensitivity, recipient_id, recipient_kind, link_id)
          VALUES (message, mail_template, 'account', person, 'account', link);
      END $$;

      -- What is due, and whom the worker must be able to read in order to send it. Takes each message for one worker.
      CREATE FUNCTION access.take_due_mail(proof text, most integer)
        RETURNS TABLE (id uuid, recipient_id uuid, reply_to_id uuid, attempts integer)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'take_due_mail', most::text);
        -- A worker that died while sending: nobody knows whether the mail left. Collective mail waits for a person, account mail goes again.
        UPDATE public.outbox_message m SET state = CASE WHEN m.sensitivity = 'account' THEN 'queued' ELSE 'uncertain' END, updated_at = now()
          WHERE m.state = 'sending' AND m.updated_at < now() - interval '5 minutes';
        RETURN QUERY UPDATE public.outbox_message m SET state = 'sending', attempts = m.attempts + 1, updated_at = now()
          WHERE m.id IN (SELECT d.id FROM public.outbox_message d WHERE d.state IN ('queued', 'deferred') AND d.not_before <= now()
            ORDER BY d.not_before LIMIT most FOR UPDATE SKIP LOCKED)
          RETURNING m.id, m.recipient_id, m.reply_to_id, m.attempts;
      END $$;

      -- What no longer serves anybody: spent keys, counters, tokens, links and sessions.
      CREATE FUNCTION access.sweep(proof text) RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE swept integer := 0; now_swept integer;
      BEGIN
        PERFORM access.proven(proof, 'sweep');
        DELETE FROM public.idempotency_key WHERE created_at < now() - interval '24 hours';
        GET DIAGNOSTICS now_swept = ROW_COUNT; swept := swept + now_swept;
        DELETE FROM public.rate_counter WHERE window_start < now() - interval '1 day';
        GET DIAGNOSTICS now_swept = ROW_COUNT; swept := swept + now_swept;
        DELETE FROM public.job_token WHERE expires_at < now();
        GET DIAGNOSTICS now_swept = ROW_COUNT; swept := swept + now_swept;
        DELETE FROM public.account_link WHERE expires_at < now() - interval '30 days';
        GET DIAGNOSTICS now_swept = ROW_COUNT; swept := swept + now_swept;
        DELETE FROM public.sign_in WHERE least(expires_at, coalesce(ended_at, expires_at)) < now() - interval '90 days';
        GET DIAGNOSTICS now_swept = ROW_COUNT; swept := swept + now_swept;
        RETURN swept;
      END $$;

      -- One try counted; false once the limit of the window is passed.
      CREATE FUNCTION access.count_try(counter text, span interval, most integer) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE start timestamptz := to_timestamp(floor(extract(epoch FROM now()) / extract(epoch FROM span)) * extract(epoch FROM span)); seen integer;
      BEGIN
        INSERT INTO public.rate_counter AS c (key, window_start, count) VALUES (counter, start, 1)
          ON CONFLICT (key, window_start) DO UPDATE SET count = c.count + 1 RETURNING count INTO seen;
        RETURN seen <= most;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.audit, access.audit_sign_in, access.seal_audit, access.audit_faults, access.audit_digest, access.count_try,
        access.post_account_mail, access.take_due_mail, access.sweep;
      DROP TRIGGER person_contact_added ON person_contact;
      DROP TRIGGER person_contact_moved ON person_contact;
      DROP FUNCTION access.follow_moved_address, access.withdraw_confided_hats;
      SELECT access.unprotect(t) FROM unnest('{audit_block,audit_entry,outbox_message,rate_counter,idempotency_key,data_key,destroyed_key}'::text[]) t;
      DROP TABLE destroyed_key, data_key, idempotency_key, rate_counter, outbox_message, audit_entry, audit_block;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-mail, whole: what kind a letter is and who no longer wants it, how fast the instance sends, when it waits, which
 * addresses do not receive, and the words that staff put in place of ours.
 */
export class Mail1764200700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE network ADD COLUMN mails_per_minute integer NOT NULL DEFAULT 120 CHECK (mails_per_minute BETWEEN 1 AND 10000);

      ALTER TABLE person_contact
        ADD COLUMN undeliverable_at timestamptz,
        ADD COLUMN undeliverable_answer text CHECK (length(undeliverable_answer) <= 200),
        ADD CONSTRAINT person_contact_undeliverable_has_an_address CHECK (undeliverable_at IS NULL OR email IS NOT NULL);

      ALTER TABLE outbox_message
        ADD COLUMN kind text CHECK (kind IN ('invitation', 'newsletter', 'request', 'resource')),
        ADD COLUMN withheld text CHECK (withheld IN ('unsubscribed', 'undeliverable')),
        ADD COLUMN words jsonb,
        ADD COLUMN takes integer NOT NULL DEFAULT 0,
        ADD COLUMN taken_at timestamptz,
        ADD COLUMN text_begun_at timestamptz,
        ADD CONSTRAINT outbox_message_withheld_is_not_sent CHECK (withheld IS NULL OR state = 'failed'),
        ADD CONSTRAINT outbox_message_account_has_no_kind CHECK (kind IS NULL OR sensitivity = 'collective');
      UPDATE outbox_message SET takes = attempts;
      UPDATE outbox_message SET kind = CASE WHEN template LIKE 'gathering-%' THEN 'invitation' ELSE 'request' END
        WHERE sensitivity = 'collective' AND template IN ('gathering-invitation', 'gathering-reminder', 'news-request', 'effect-request', 'viewpoint-request', 'availability-request');
      DROP INDEX outbox_message_due_idx;
      CREATE INDEX outbox_message_due_idx ON outbox_message ((sensitivity = 'account') DESC, not_before, created_at) WHERE state IN ('queued', 'deferred');
      CREATE INDEX outbox_message_sending_idx ON outbox_message (updated_at) WHERE state = 'sending';
      CREATE INDEX outbox_message_open_idx ON outbox_message (cohort_id, state) WHERE state <> 'sent';
      CREATE INDEX outbox_message_taken_at_idx ON outbox_message (taken_at);

      CREATE TABLE mail_refusal (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id    uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        person_id     uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        kind          text NOT NULL CHECK (kind IN ('invitation', 'newsletter', 'request', 'resource')),
        entered_by_id uuid REFERENCES person ON DELETE SET NULL,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mail_refusal_once UNIQUE (person_id, kind)
      );
      CREATE INDEX mail_refusal_network_id_idx ON mail_refusal (network_id);
      CREATE INDEX mail_refusal_entered_by_id_idx ON mail_refusal (entered_by_id);
      SELECT access.protect('mail_refusal', 'mail_refusal', 'network_id', 'person_id');
      SELECT access.keep_history('mail_refusal');

      CREATE TABLE mail_text (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id    uuid DEFAULT access.network_id() REFERENCES network,
        cohort_id     uuid REFERENCES cohort ON DELETE CASCADE,
        template      text NOT NULL CHECK (template ~ '^[a-z][a-z0-9_-]{2,60}$'),
        subject       text NOT NULL CHECK (length(subject) BETWEEN 3 AND 200 AND subject !~ '[[:cntrl:]]'),
        greeting      text NOT NULL CHECK (length(greeting) <= 200),
        body          text NOT NULL CHECK (length(body) BETWEEN 3 AND 5000),
        signature     text NOT NULL CHECK (length(signature) <= 500),
        version       integer NOT NULL DEFAULT 1,
        updated_by_id uuid REFERENCES person ON DELETE SET NULL,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        -- The words of a cohort are its own; those without a cohort are the network's.
        CONSTRAINT mail_text_one_place CHECK ((network_id IS NULL) = (cohort_id IS NOT NULL)),
        CONSTRAINT mail_text_one_a_template UNIQUE NULLS NOT DISTINCT (template, cohort_id)
      );
      CREATE INDEX mail_text_cohort_id_idx ON mail_text (cohort_id);
      CREATE INDEX mail_text_network_id_idx ON mail_text (network_id);
      CREATE INDEX mail_text_updated_by_id_idx ON mail_text (updated_by_id);
      SELECT access.protect('mail_text', 'mail_text', 'network_id', 'cohort_id');
      SELECT access.keep_history('mail_text');

      CREATE TABLE mail_flow (
        network_id   uuid PRIMARY KEY DEFAULT access.network_id() REFERENCES network,
        paused_until timestamptz,
        pauses       integer NOT NULL DEFAULT 0,
        reason       text CHECK (length(reason) <= 200)
      );
      SELECT access.protect('mail_flow', 'mail_flow', 'network_id');

      -- Whether somebody asked not to receive this kind of letter; under the caller's own row security, for lists and previews.
      CREATE FUNCTION access.refuses_mail(person uuid, mail_kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT 1 FROM public.mail_refusal r WHERE r.person_id = person AND r.kind = mail_kind) $$;

      -- Why a letter must not leave: neither account mail nor a letter to one person by name is ever refused, but no letter goes where nothing arrives.
      CREATE FUNCTION access.why_withheld(recipient uuid, mail_kind text, mail_sensitivity text) RETURNS text
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT CASE WHEN mail_sensitivity = 'account' THEN NULL
          WHEN EXISTS (SELECT 1 FROM public.mail_refusal r WHERE r.person_id = recipient AND r.kind = mail_kind) THEN 'unsubscribed'
          WHEN EXISTS (SELECT 1 FROM public.person_contact c WHERE c.person_id = recipient AND c.undeliverable_at IS NOT NULL) THEN 'undeliverable' END $$;
      CREATE FUNCTION access.words_withheld(reason text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE reason WHEN 'unsubscribed' THEN 'Ne souhaite plus recevoir ces e-mails' WHEN 'undeliverable' THEN 'Adresse qui ne reçoit pas' END $$;

      -- A letter is written with the words in force, and withheld at once from whoever must not receive it: listed, never silently dropped.
      CREATE FUNCTION access.write_letter() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.words IS NULL THEN
          SELECT jsonb_build_object('subject', t.subject, 'greeting', t.greeting, 'body', t.body, 'signature', t.signature) INTO NEW.words
            FROM public.mail_text t WHERE t.template = NEW.template AND (t.cohort_id IS NULL OR t.cohort_id = NEW.cohort_id)
            ORDER BY t.cohort_id IS NULL LIMIT 1;
        END IF;
        IF NEW.state IN ('queued', 'deferred') THEN
          NEW.withheld := access.why_withheld(NEW.recipient_id, NEW.kind, NEW.sensitivity);
          IF NEW.withheld IS NOT NULL THEN
            NEW.state := 'failed';
            NEW.answer := access.words_withheld(NEW.withheld);
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER outbox_message_written BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION access.write_letter();

      -- Another address is another story.
      CREATE FUNCTION access.forget_undeliverable() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.undeliverable_at := NULL;
        NEW.undeliverable_answer := NULL;
        RETURN NEW;
      END $$;
      CREATE TRIGGER person_contact_heard_anew BEFORE UPDATE ON person_contact FOR EACH ROW
        WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION access.forget_undeliverable();

      DROP FUNCTION access.take_due_mail;

      -- One letter that is due, with what sending it needs and nothing else, to whoever proves to be the application. Several
      -- workers, in several processes, ask here: the limit of the minute and the pause hold for all of them together.
      CREATE FUNCTION access.take_mail(proof text, lease integer, accounts_alone boolean) RETURNS jsonb
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE per_minute integer; lately integer; due record; why text;
      BEGIN
        PERFORM access.proven(proof, 'take_mail', lease::text, accounts_alone::text);
        PERFORM pg_advisory_xact_lock(7203482);
        -- A worker that died: where the text had not begun to leave, the letter simply goes again. Where it had, nobody knows:
        -- collective mail waits for a person, account mail goes again.
        UPDATE public.outbox_message m SET state = CASE WHEN m.sensitivity = 'account' OR m.text_begun_at IS NULL THEN 'queued' ELSE 'uncertain' END,
            answer = CASE WHEN m.sensitivity = 'account' OR m.text_begun_at IS NULL THEN m.answer ELSE 'L’envoi a été interrompu' END, updated_at = now()
          WHERE m.state = 'sending' AND m.updated_at < now() - make_interval(secs => lease);
        IF EXISTS (SELECT 1 FROM public.mail_flow f WHERE f.paused_until > now()) THEN RETURN NULL; END IF;
        SELECT n.mails_per_minute INTO per_minute FROM public.network n;
        SELECT count(*) INTO lately FROM public.outbox_message m WHERE m.taken_at > now() - interval '1 minute';
        LOOP
          -- Mail of accounts overtakes the rest, and is counted but never held up.
          SELECT d.id, d.recipient_id, d.kind, d.sensitivity INTO due FROM public.outbox_message d
            WHERE d.state IN ('queued', 'deferred') AND d.not_before <= now() AND (d.sensitivity = 'account' OR NOT accounts_alone AND lately < per_minute)
            ORDER BY (d.sensitivity = 'account') DESC, d.not_before, d.created_at LIMIT 1 FOR UPDATE SKIP LOCKED;
          IF NOT FOUND THEN RETURN NULL; END IF;
          why := access.why_withheld(due.recipient_id, due.kind, due.sensitivity);
          EXIT WHEN why IS NULL;
          UPDATE public.outbox_message m SET state = 'failed', withheld = why, answer = access.words_withheld(why), updated_at = now() WHERE m.id = due.id;
        END LOOP;
        UPDATE public.outbox_message m SET state = 'sending', takes = m.takes + 1, taken_at = now(), text_begun_at = NULL, updated_at = now() WHERE m.id = due.id;
        RETURN (SELECT to_jsonb(m) || jsonb_build_object(
            'recipient', jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name, 'email', c.email),
            'replyTo', CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('givenName', r.given_name, 'familyName', r.family_name, 'email', rc.email) END,
            'networkName', n.name, 'timeZone', n.time_zone)
          FROM public.outbox_message m JOIN public.person p ON p.id = m.recipient_id LEFT JOIN public.person_contact c ON c.person_id = p.id
            LEFT JOIN public.person r ON r.id = m.reply_to_id LEFT JOIN public.person_contact rc ON rc.person_id = r.id CROSS JOIN public.network n
          WHERE m.id = due.id);
      END $$;

      -- Said, and durable, before the first byte of the text leaves. False: the letter is no longer in this worker's hands.
      CREATE FUNCTION access.begin_mail_text(proof text, message uuid, take integer) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'begin_mail_text', message::text, take::text);
        UPDATE public.outbox_message m SET text_begun_at = now(), updated_at = now() WHERE m.id = message AND m.state = 'sending' AND m.takes = take;
        RETURN FOUND;
      END $$;

      -- What became of one letter. bounced: the address it went to, when the server says that nothing is received there.
      -- trouble: it is the server's own; the letter waits its turn again without having used up a try, and all the others with it,
      -- for ten seconds, then twenty, up to two minutes.
      CREATE FUNCTION access.settle_mail(proof text, message uuid, take integer, outcome text, told text, wait integer, bounced text, trouble boolean) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE who uuid;
      BEGIN
        PERFORM access.proven(proof, 'settle_mail', message::text, take::text, outcome, told, wait::text, coalesce(bounced, ''), trouble::text);
        IF trouble THEN
          INSERT INTO public.mail_flow AS f (paused_until, pauses, reason) VALUES (now() + interval '10 seconds', 1, told)
            ON CONFLICT (network_id) DO UPDATE SET pauses = f.pauses + 1, reason = EXCLUDED.reason,
              paused_until = now() + make_interval(secs => least(120, 10 * 2 ^ least(f.pauses, 8)) * (0.8 + 0.4 * random()))
            WHERE f.paused_until IS NULL OR f.paused_until <= now();
        ELSE
          UPDATE public.mail_flow SET paused_until = NULL, pauses = 0, reason = NULL WHERE pauses > 0;
        END IF;
        -- A letter given up for lost by another worker, and which arrived after all, is settled all the same.
        UPDATE public.outbox_message m SET state = outcome, answer = told, not_before = now() + make_interval(secs => wait), updated_at = now(),
            attempts = m.attempts + CASE WHEN trouble THEN 0 ELSE 1 END, sent_at = CASE WHEN outcome = 'sent' THEN now() END
          WHERE m.id = message AND m.takes = take AND m.state IN ('sending', 'uncertain') RETURNING m.recipient_id INTO who;
        IF who IS NULL THEN RETURN; END IF;
        IF bounced IS NOT NULL THEN
          UPDATE public.person_contact c SET undeliverable_at = now(), undeliverable_answer = told, updated_at = now() WHERE c.person_id = who AND c.email = bounced::public.citext;
        ELSIF outcome = 'sent' THEN
          UPDATE public.person_contact c SET undeliverable_at = NULL, undeliverable_answer = NULL, updated_at = now() WHERE c.person_id = who AND c.undeliverable_at IS NOT NULL;
        END IF;
      END $$;
      -- For whoever reads the outbox: until when nothing leaves, and what the server said.
      CREATE FUNCTION access.mail_pause() RETURNS TABLE (paused_until timestamptz, reason text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT f.paused_until, f.reason FROM public.mail_flow f WHERE f.paused_until > now() AND cardinality(access.ids('outbox_message', 'read')) > 0 $$;

      CREATE FUNCTION access.masked_address(address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT left(address, 1) || '•••@' || left(split_part(address, '@', 2), 1) || '•••' || coalesce(substring(address FROM '\\.[^.@]+$'), '') $$;
      -- What one no longer wants, told and changed by the address in one's own letters, years after. It names nobody: a copy may have been forwarded.
      CREATE FUNCTION access.mail_choice(proof text, person uuid, mail_kind text) RETURNS TABLE (address text, refused_at timestamptz, network_name text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE who uuid := coalesce((SELECT g.into_person_id FROM public.merged_record g WHERE g.id = person), person);
      BEGIN
        PERFORM access.proven(proof, 'mail_choice', person::text, mail_kind);
        RETURN QUERY SELECT access.masked_address(c.email::text), r.created_at, n.name FROM public.person_contact c CROSS JOIN public.network n
          LEFT JOIN public.mail_refusal r ON r.person_id = c.person_id AND r.kind = mail_kind WHERE c.person_id = who AND c.email IS NOT NULL;
      END $$;
      CREATE FUNCTION access.choose_mail(proof text, person uuid, mail_kind text, refused boolean) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE who uuid := coalesce((SELECT g.into_person_id FROM public.merged_record g WHERE g.id = person), person);
      BEGIN
        PERFORM access.proven(proof, 'choose_mail', person::text, mail_kind, refused::text);
        IF refused THEN
          INSERT INTO public.mail_refusal (person_id, kind) SELECT p.id, mail_kind FROM public.person p WHERE p.id = who ON CONFLICT DO NOTHING;
        ELSE
          DELETE FROM public.mail_refusal r WHERE r.person_id = who AND r.kind = mail_kind;
        END IF;
        IF FOUND THEN
          INSERT INTO public.audit_entry (person_id, via, act, object, record_id) VALUES (who, 'anonymous', CASE WHEN refused THEN 'refuse' ELSE 'accept' END, 'mail_refusal', who);
        END IF;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.choose_mail, access.mail_choice, access.masked_address, access.mail_pause, access.settle_mail, access.begin_mail_text, access.take_mail;
      DROP TRIGGER person_contact_heard_anew ON person_contact;
      DROP FUNCTION access.forget_undeliverable;
      DROP TRIGGER outbox_message_written ON outbox_message;
      DROP FUNCTION access.write_letter, access.words_withheld, access.why_withheld, access.refuses_mail;
      SELECT access.unprotect(t) FROM unnest('{mail_flow,mail_text,mail_refusal}'::text[]) t;
      DROP TABLE mail_flow, mail_text, mail_refusal;
      DROP INDEX outbox_message_open_idx, outbox_message_taken_at_idx, outbox_message_sending_idx, outbox_message_due_idx;
      ALTER TABLE outbox_message DROP COLUMN kind, DROP COLUMN withheld, DROP COLUMN words, DROP COLUMN takes, DROP COLUMN taken_at, DROP COLUMN text_begun_at;
      CREATE INDEX outbox_message_due_idx ON outbox_message (not_before) WHERE state IN ('queued', 'deferred', 'sending');
      ALTER TABLE person_contact DROP COLUMN undeliverable_at, DROP COLUMN undeliverable_answer;
      ALTER TABLE network DROP COLUMN mails_per_minute;
      CREATE FUNCTION access.take_due_mail(proof text, most integer)
        RETURNS TABLE (id uuid, recipient_id uuid, reply_to_id uuid, attempts integer)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'take_due_mail', most::text);
        UPDATE public.outbox_message m SET state = CASE WHEN m.sensitivity = 'account' THEN 'queued' ELSE 'uncertain' END, updated_at = now()
          WHERE m.state = 'sending' AND m.updated_at < now() - interval '5 minutes';
        RETURN QUERY UPDATE public.outbox_message m SET state = 'sending', attempts = m.attempts + 1, updated_at = now()
          WHERE m.id IN (SELECT d.id FROM public.outbox_message d WHERE d.state IN ('queued', 'deferred') AND d.not_before <= now()
            ORDER BY d.not_before LIMIT most FOR UPDATE SKIP LOCKED)
          RETURNING m.id, m.recipient_id, m.reply_to_id, m.attempts;
      END $$;`);
  }
}

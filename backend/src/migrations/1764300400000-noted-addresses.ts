import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An address may also be said not to receive by somebody who read the notice that came back. Servers take letters for such
 * addresses and send a notice later: what somebody noted is not forgotten because a server took another letter.
 */
export class NotedAddresses1764300400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE person_contact
        ADD COLUMN undeliverable_noted boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT person_contact_noted_is_undeliverable CHECK (NOT undeliverable_noted OR undeliverable_at IS NOT NULL);
      CREATE OR REPLACE FUNCTION access.forget_undeliverable() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.undeliverable_at := NULL;
        NEW.undeliverable_answer := NULL;
        NEW.undeliverable_noted := false;
        RETURN NEW;
      END $$;
      ${settled(', undeliverable_noted = false', ' AND NOT c.undeliverable_noted')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION access.forget_undeliverable() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.undeliverable_at := NULL;
        NEW.undeliverable_answer := NULL;
        RETURN NEW;
      END $$;
      ${settled('', '')}
      ALTER TABLE person_contact DROP COLUMN undeliverable_noted;
    `);
  }
}

const settled = (and: string, unless: string) => `
      -- What became of one letter. bounced: the address it went to, when the server says that nothing is received there.
      -- trouble: it is the server's own; the letter waits its turn again without having used up a try, and all the others with it,
      -- for ten seconds, then twenty, up to two minutes.
      CREATE OR REPLACE FUNCTION access.settle_mail(proof text, message uuid, take integer, outcome text, told text, wait integer, bounced text, trouble boolean) RETURNS void
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
          UPDATE public.person_contact c SET undeliverable_at = now(), undeliverable_answer = told${and}, updated_at = now() WHERE c.person_id = who AND c.email = bounced::public.citext;
        ELSIF outcome = 'sent' THEN
          UPDATE public.person_contact c SET undeliverable_at = NULL, undeliverable_answer = NULL, updated_at = now() WHERE c.person_id = who AND c.undeliverable_at IS NOT NULL${unless};
        END IF;
      END $$;`;

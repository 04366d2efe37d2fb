import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reword } from './reword';

const open = 'answered_at IS NULL AND withdrawn_at IS NULL';

/** Where the former functions ask whether a request still waits: one that was taken back waits no more. */
const rewords: readonly [string, string, string][] = [
  ['access.erase_person(uuid)', 'answered_at IS NULL FOR UPDATE', `${open} FOR UPDATE`],
  ['access.forget_answers(text)', 'd.answered_at IS NULL)', 'd.answered_at IS NULL AND d.withdrawn_at IS NULL)'],
];

/** Whoever asked something about their own data takes it back as long as nobody answered; both acts are confirmed to them by e-mail. */
export class WithdrawnRequests1764400300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE data_request
        ADD COLUMN withdrawn_at timestamptz,
        ADD CONSTRAINT data_request_answered_or_withdrawn CHECK (answered_at IS NULL OR withdrawn_at IS NULL);
      DROP INDEX data_request_one_open_key;
      CREATE UNIQUE INDEX data_request_one_open_key ON data_request (person_id, kind) WHERE ${open};

      -- One's own, and only while nobody answered: no right lets a person write the rest of the row.
      CREATE FUNCTION access.withdraw_data_request(request uuid) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE who uuid := (SELECT person_id FROM access.bearer());
      BEGIN
        IF who IS NULL OR NOT who = ANY (access.ids('data_request_withdrawal', 'create')) OR access.own_data_waits() THEN RAISE EXCEPTION 'not one''s own' USING ERRCODE = '42501'; END IF;
        UPDATE public.data_request SET withdrawn_at = now(), updated_at = now() WHERE id = request AND person_id = who AND ${open};
        RETURN FOUND;
      END $$;

      -- Tells whoever asked what was noted, with a link to where it can be read and taken back. Without an address there is nothing to send.
      CREATE FUNCTION access.confirm_data_request(proof text, request uuid, link uuid, hash bytea, message uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE asked record;
      BEGIN
        PERFORM access.proven(proof, 'confirm_data_request', request::text, link::text, encode(hash, 'hex'), message::text);
        SELECT r.person_id, r.kind, r.withdrawn_at IS NOT NULL AS withdrawn, (r.created_at AT TIME ZONE n.time_zone)::date AS asked_on INTO asked
          FROM public.data_request r JOIN public.person_contact c ON c.person_id = r.person_id AND c.email IS NOT NULL CROSS JOIN public.network n
          WHERE r.id = request AND r.person_id = (SELECT b.person_id FROM access.bearer() b);
        IF NOT FOUND THEN RETURN; END IF;
        INSERT INTO public.personal_link (id, person_id, purpose, record_ids, token_hash, expires_at, created_by_id)
          VALUES (link, asked.person_id, 'own_data', ARRAY[link], hash, now() + interval '3 days', asked.person_id);
        INSERT INTO public.outbox_message (id, template, sensitivity, recipient_id, recipient_kind, link_id, data)
          VALUES (message, CASE WHEN asked.withdrawn THEN 'own-data-withdrawn' ELSE 'own-data-asked' END, 'account', asked.person_id, 'personne', link,
            jsonb_build_object('erasure', asked.kind = 'erasure', 'askedOn', asked.asked_on, 'dueOn', (asked.asked_on + interval '1 month')::date));
      END $$;`);
    for (const [what, from, to] of rewords) await reword(db, what, from, to);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [what, from, to] of rewords) await reword(db, what, to, from);
    await db.query(`
      DROP FUNCTION access.confirm_data_request, access.withdraw_data_request;
      DELETE FROM data_request WHERE withdrawn_at IS NOT NULL;
      DROP INDEX data_request_one_open_key;
      ALTER TABLE data_request DROP CONSTRAINT data_request_answered_or_withdrawn, DROP COLUMN withdrawn_at;
      CREATE UNIQUE INDEX data_request_one_open_key ON data_request (person_id, kind) WHERE answered_at IS NULL;`);
  }
}

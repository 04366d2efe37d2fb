import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever asked somebody to read their words again is told by a letter that they prefer not to be quoted. */
export class RefusedQuotes1764400320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- From a link, which writes no letter by itself: to whoever asked, or else who answers for the cohort. An answer to it reaches the quoted person.
      CREATE FUNCTION access.tell_refused_quote(proof text, asked uuid, message uuid, address text) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE q record; reader uuid;
      BEGIN
        PERFORM access.proven(proof, 'tell_refused_quote', asked::text, message::text, address);
        SELECT x.*, i.newsletter_id, p.given_name || ' ' || p.family_name AS name INTO q
          FROM public.quote_rereading x JOIN public.newsletter_item i ON i.id = x.item_id JOIN public.person p ON p.id = x.person_id
          WHERE x.id = asked AND x.person_id = access.bearer_person() AND x.state = 'refused' AND x.replaced_at IS NULL;
        IF NOT FOUND THEN RETURN; END IF;
        reader := access.reply_to_of(q.cohort_id, q.asked_by_id);
        IF reader IS NULL THEN RETURN; END IF;
        INSERT INTO public.outbox_message (id, cohort_id, template, sensitivity, recipient_id, recipient_kind, reply_to_id, data)
          VALUES (message, q.cohort_id, 'newsletter-quote-refused', 'collective', reader, 'équipe du parcours', reader,
            jsonb_build_object('unsigned', true, 'person', q.name, 'newsletter', q.newsletter, 'heading', q.heading, 'shown', q.shown, 'word', q.word, 'address', address || q.newsletter_id));
        UPDATE public.outbox_message SET reply_to_id = q.person_id WHERE id = message AND EXISTS (SELECT FROM public.person_contact c WHERE c.person_id = q.person_id AND c.email IS NOT NULL);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION access.tell_refused_quote; DELETE FROM outbox_message WHERE template = 'newsletter-quote-refused';`);
  }
}

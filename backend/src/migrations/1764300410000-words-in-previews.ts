import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words in force for a kind of letter, for whoever is about to send it or shows it before: a job that reminds, an ally who
 * asks for news. What is shown and kept as sent is then what leaves. They are no secret: each reader of the letter reads them.
 */
export class WordsInPreviews1764300410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.words_of_letter(letter text, cohort uuid) RETURNS jsonb
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT jsonb_build_object('subject', t.subject, 'greeting', t.greeting, 'body', t.body, 'signature', t.signature)
        FROM public.mail_text t WHERE t.template = letter AND (t.cohort_id IS NULL OR t.cohort_id = cohort)
          AND cardinality(access.ids('outbox_message', 'create')) > 0
        ORDER BY t.cohort_id IS NULL LIMIT 1 $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.words_of_letter');
  }
}

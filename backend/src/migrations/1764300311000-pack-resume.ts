import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A pack whose maker died goes to another at once: whoever makes one holds a lock for as long as they live, which
 * PostgreSQL lets go of with their connection. A pack that cannot be made says why.
 */
export class PackResume1764300311000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE proof_pack ADD COLUMN failure text CHECK (length(failure) BETWEEN 1 AND 500);

      -- The oldest pack that waits, or whose maker is gone. Fifteen seconds are for a maker that has taken it and not begun;
      -- after three minutes without a sign even one that seems to live is taken for lost. After three tries somebody has to look.
      CREATE OR REPLACE FUNCTION access.take_due_pack(proof text) RETURNS TABLE (id uuid, cohort_id uuid, asked_by_id uuid, attempts integer)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE due public.proof_pack;
      BEGIN
        PERFORM access.proven(proof, 'take_due_pack');
        FOR due IN SELECT * FROM public.proof_pack d WHERE d.state = 'queued' OR d.state = 'making' AND d.taken_at < now() - interval '15 seconds'
          ORDER BY d.created_at FOR UPDATE SKIP LOCKED
        LOOP
          CONTINUE WHEN due.state = 'making' AND due.taken_at > now() - interval '3 minutes' AND NOT pg_try_advisory_xact_lock(hashtextextended('pack ' || due.id, 0));
          IF due.state = 'making' AND due.attempts >= 3 THEN
            UPDATE public.proof_pack p SET state = 'failed', failure = 'le serveur s’est arrêté trois fois pendant sa préparation', updated_at = now() WHERE p.id = due.id;
            CONTINUE;
          END IF;
          RETURN QUERY UPDATE public.proof_pack p SET state = 'making', taken_at = now(), attempts = p.attempts + 1, done = 0, updated_at = now() WHERE p.id = due.id
            RETURNING p.id, p.cohort_id, p.asked_by_id, p.attempts;
          RETURN;
        END LOOP;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION access.take_due_pack(proof text) RETURNS TABLE (id uuid, cohort_id uuid, asked_by_id uuid, attempts integer)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'take_due_pack');
        UPDATE public.proof_pack p SET state = 'failed', updated_at = now() WHERE p.state = 'making' AND p.attempts >= 3 AND p.taken_at < now() - interval '3 minutes';
        RETURN QUERY UPDATE public.proof_pack p SET state = 'making', taken_at = now(), attempts = p.attempts + 1, done = 0, updated_at = now()
          WHERE p.id = (SELECT d.id FROM public.proof_pack d WHERE d.state = 'queued' OR d.state = 'making' AND d.taken_at < now() - interval '3 minutes'
            ORDER BY d.created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING p.id, p.cohort_id, p.asked_by_id, p.attempts;
      END $$;
      ALTER TABLE proof_pack DROP COLUMN failure;`);
  }
}

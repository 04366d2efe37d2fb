import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A list that was pasted holds people's contacts a second time: it is kept only as long as it serves. A draft goes after
 * 30 days without a hand on it; the lines of a list that was imported or undone are emptied after 90, and what they wrote,
 * who they became and the undoing stay.
 */
export class ImportsForgotten1764100610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.forget_imports(proof text) RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE dropped integer; emptied integer;
      BEGIN
        PERFORM access.proven(proof, 'forget_imports');
        DELETE FROM public.import_batch WHERE state = 'draft' AND updated_at < now() - interval '30 days';
        GET DIAGNOSTICS dropped = ROW_COUNT;
        UPDATE public.import_row r SET cells = '[]', mended = '{}', reading = '{}', updated_at = now()
          FROM public.import_batch b WHERE b.id = r.batch_id AND b.applied_at < now() - interval '90 days' AND r.cells <> '[]';
        GET DIAGNOSTICS emptied = ROW_COUNT;
        RETURN dropped + emptied;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.forget_imports;');
  }
}

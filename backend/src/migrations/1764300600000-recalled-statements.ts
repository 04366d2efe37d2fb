import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line that comes back stands again in the name of whoever it was written for: whoever brings it back may have no right on that mark. */
export class RecalledStatements1764300600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.recall_statement(of_table text, of_record uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.confirmation SET replaced_at = NULL, updated_at = now() WHERE id = (
          SELECT c.id FROM public.confirmation c WHERE c.record_table = of_table AND c.record_id = of_record
            AND NOT EXISTS (SELECT 1 FROM public.confirmation l WHERE l.record_table = of_table AND l.record_id = of_record AND l.replaced_at IS NULL)
            AND ARRAY[c.cohort_id, c.participation_id] && access.ids((SELECT p.object FROM access.protected p WHERE p.table_name = of_table), 'create')
          ORDER BY c.replaced_at DESC, c.created_at DESC LIMIT 1);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.recall_statement;');
  }
}

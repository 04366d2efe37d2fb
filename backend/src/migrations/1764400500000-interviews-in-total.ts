import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reword } from './reword';

const held = 'access.interviews_held(uuid[],date)';

/**
 * A funder, an evaluator and a territory read one number a diagnostic: with the kinds of actors beside it, « one inhabitant »
 * of a village of 200 is already a name. Who composes or follows the diagnostic goes on counting by kind.
 */
export class InterviewsInTotal1764400500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.interview_totals(cohorts uuid[]) RETURNS TABLE (diagnostic_id uuid, planned integer, held integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('interview_total', 'read') || access.ids('interview_numbers', 'read');
      BEGIN
        RETURN QUERY SELECT d.id, coalesce((SELECT sum(s.planned) FROM public.interview_plan s WHERE s.diagnostic_id = d.id), 0)::integer,
            (SELECT count(*) FROM public.interview i WHERE i.diagnostic_id = d.id)::integer
          FROM public.diagnostic d
          WHERE d.cohort_id = ANY (cohorts) AND ARRAY[d.cohort_id, d.participation_id, d.id] && reach;
      END $$;`);
    // How many interviews a cohort had held by a day is a total too.
    await reword(db, held, `'interview_numbers'`, `'interview_total'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await reword(db, held, `'interview_total'`, `'interview_numbers'`);
    await db.query('DROP FUNCTION access.interview_totals');
  }
}

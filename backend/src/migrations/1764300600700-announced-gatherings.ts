import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever writes the newsletter learns which gatherings somebody was invited to, not who. */
export class AnnouncedGatherings1764300600700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.announced_gatherings(cohort uuid, since date) RETURNS SETOF uuid
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT cohort = ANY (access.ids('newsletter', 'update')) THEN RETURN; END IF;
        RETURN QUERY SELECT g.id FROM public.gathering g WHERE g.cohort_id = cohort AND g.held_on >= since
          AND EXISTS (SELECT FROM public.registration r WHERE r.gathering_id = g.id AND r.invited_at IS NOT NULL);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.announced_gatherings');
  }
}

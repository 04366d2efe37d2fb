import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same function with one passage written otherwise; a passage that is no longer there stops the migration. */
const reworded = (signature: string, from: string, to: string) => `
  DO $reword$
  DECLARE body text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    IF position($p$${from}$p$ IN body) = 0 THEN RAISE EXCEPTION '% is not as expected', '${signature}'; END IF;
    EXECUTE replace(body, $p$${from}$p$, $p$${to}$p$);
  END $reword$;`;

const collisions = 'access.gathering_collisions(uuid, jsonb, uuid, uuid)';
const teams = `AND m.on_date BETWEEN l.starts_on AND coalesce(l.ends_on, 'infinity')) END`;
const everybody = `AND m.on_date BETWEEN l.starts_on AND coalesce(l.ends_on, 'infinity'))
              OR EXISTS (SELECT 1 FROM public.hat w WHERE w.cohort_id = cohort AND w.person_id = r.person_id AND w.hat IN ('cohort_manager', 'pivot_ally', 'project_ally') AND access.worn_on(w, m.on_date)) END`;

/** Allies and staff are awaited at a cohort's gatherings as its teams are; a file for one's calendar is on the network's clock. */
export class WhoseDayAndClock1764300321000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${reworded(collisions, teams, everybody)}
      -- What every letter already says of the network, for the guest who keeps a file of the day.
      CREATE FUNCTION access.calendar_head() RETURNS TABLE (organiser text, zone text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT n.name, n.time_zone FROM public.network n $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION access.calendar_head; ${reworded(collisions, everybody, teams)}`);
  }
}

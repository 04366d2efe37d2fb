import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By which rule presences were noted, for papers to say it: the share of the time kept when the meeting's file was read
 * (that of the very file that noted them; the least, where that is no longer known), and the meals of the programme,
 * which are nobody's hours. Told of whoever may be certified, or whose sheet is read.
 */
export class PresenceRules1764300710000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.presence_rules(registrations uuid[]) RETURNS TABLE (registration_id uuid, share integer, basis text, breaks jsonb)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE people uuid[] := access.ids('certificate', 'read'); sheets uuid[] := access.ids('attendance', 'read');
      BEGIN
        RETURN QUERY
          SELECT r.id, v.share, v.basis,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('onDate', g.held_on + q.day_number - 1, 'from', to_char(q.from_time, 'HH24:MI'), 'to', to_char(q.to_time, 'HH24:MI')) ORDER BY q.day_number, q.from_time), '[]')
              FROM public.gathering_sequence q WHERE q.gathering_id = g.id AND q.kind = 'break' AND q.to_time - q.from_time >= interval '45 minutes')
          FROM public.registration r JOIN public.gathering g ON g.id = r.gathering_id
            LEFT JOIN LATERAL (
              SELECT min(i.share) AS share, CASE WHEN count(DISTINCT i.basis) = 1 THEN min(i.basis) END AS basis
              FROM public.attendance a JOIN public.video_import i ON i.gathering_id = a.gathering_id AND i.state = 'applied'
              WHERE a.registration_id = r.id AND a.source = 'video'
                AND (i.applied_at = a.created_at OR NOT EXISTS (SELECT FROM public.video_import j WHERE j.gathering_id = a.gathering_id AND j.applied_at = a.created_at))
            ) v ON true
          WHERE r.id = ANY (registrations) AND (ARRAY[r.id, r.cohort_id, r.person_id] && people OR ARRAY[r.gathering_id, r.cohort_id] && sheets);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.presence_rules');
  }
}

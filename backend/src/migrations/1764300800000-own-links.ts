import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody was invited to in a cohort that is not theirs: the letter opened a link for them, and « À faire » shows the
 * same link again to whoever signed in as that person. To a session alone: a link never leads to another.
 */
export class OwnLinks1764300800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION access.own_invitations() RETURNS TABLE (link_id uuid, gathering_id uuid, cohort_id uuid, cohort_name text, title text, held_on date, answer text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who record; reach uuid[] := access.ids('gathering', 'read');
      BEGIN
        SELECT * INTO who FROM access.bearer();
        IF who.kind IS DISTINCT FROM 'session' THEN RETURN; END IF;
        RETURN QUERY SELECT DISTINCT ON (g.held_on, g.id) l.id, g.id, g.cohort_id, c.name, g.title, g.held_on, r.answer
          FROM public.personal_link l JOIN public.registration r ON r.id = ANY (l.record_ids) AND r.person_id = who.person_id
            JOIN public.gathering g ON g.id = r.gathering_id JOIN public.cohort c ON c.id = g.cohort_id
          WHERE l.person_id = who.person_id AND l.purpose = 'answer_invitation' AND l.revoked_at IS NULL AND l.expires_at > now()
            AND r.invited_at IS NOT NULL AND g.held_on >= access.today() AND g.cancelled_at IS NULL AND NOT ARRAY[g.id, g.cohort_id] && reach
          ORDER BY g.held_on, g.id, l.created_at DESC, l.id LIMIT 20;
      END $$;`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION access.own_invitations()');
  }
}

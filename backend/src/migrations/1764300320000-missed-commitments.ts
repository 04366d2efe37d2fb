import type { MigrationInterface, QueryRunner } from 'typeorm';

/** « Reprendre le fil » also holds what groups of peers committed themselves to, where they let it leave the room. */
export class MissedCommitments1764300320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Of the gatherings that the bearer missed, and for those alone who are of one of the cohort's teams: a guest from
      -- outside, a funder or a media has the supports. Withdrawn by its group, a card is here no more.
      CREATE FUNCTION access.missed_commitments(who uuid, home uuid) RETURNS TABLE (gathering_id uuid, category text, words text, territory text)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE day date := access.today();
      BEGIN
        IF who IS DISTINCT FROM access.bearer_person() OR NOT EXISTS (SELECT FROM public.delegate d WHERE d.person_id = who AND d.cohort_id = home AND d.status = 'agreed'
            AND d.starts_on <= day AND coalesce(d.ends_on, day) >= day) THEN RETURN; END IF;
        RETURN QUERY
          SELECT c.gathering_id, c.category, c.words, t.name
          FROM access.missed_gatherings(who, home) m JOIN public.peer_card c ON c.gathering_id = m.gathering_id AND c.cohort_id = home
            LEFT JOIN public.participation p ON p.id = c.participation_id LEFT JOIN public.territory t ON t.id = p.territory_id
          WHERE c.shared_at IS NOT NULL AND c.kind = 'commitment'
          ORDER BY c.gathering_id, array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'], c.category), c.id;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.missed_commitments');
  }
}

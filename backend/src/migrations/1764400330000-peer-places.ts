import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where somebody speaks among peers, told to them once signed in; and, at a door that is closed, who keeps the board behind it. */
export class PeerPlaces1764400330000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The boards that one keeps, and those that one's own live links open: nothing that those do not open already. Whose address
      -- changed since the first card gets no link this way either, for whoever changed it may be the one who signs in.
      CREATE FUNCTION access.own_peer_places() RETURNS TABLE (board_id uuid, link_id uuid, gathering_id uuid, cohort_id uuid, cohort_name text, participation_id uuid, territory_name text, title text, held_on date)
        LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, pg_temp AS $$
      DECLARE who record;
      BEGIN
        SELECT * INTO who FROM access.bearer();
        IF who.kind IS DISTINCT FROM 'session' THEN RETURN; END IF;
        RETURN QUERY SELECT b.id, own.link_id, g.id, g.cohort_id, c.name, b.participation_id, t.name, g.title, g.held_on
          FROM (
            SELECT k.id AS board_id, NULL::uuid AS link_id FROM public.peer_board k WHERE k.scribe_id = who.person_id
            UNION ALL
            (SELECT DISTINCT ON (k.id) k.id, l.id FROM public.personal_link l JOIN public.peer_board k ON k.id = l.record_ids[1]
              WHERE l.person_id = who.person_id AND l.purpose = 'peer_exchange' AND l.revoked_at IS NULL AND l.expires_at > now()
                AND k.scribe_id IS DISTINCT FROM who.person_id AND k.open_to_phones AND NOT who.person_id = ANY (k.moved_ids)
                AND EXISTS (SELECT FROM access.peer_group(k.id) m WHERE m.person_id = who.person_id)
              ORDER BY k.id, l.created_at DESC, l.id)) own
            JOIN public.peer_board b ON b.id = own.board_id JOIN public.gathering g ON g.id = b.gathering_id JOIN public.cohort c ON c.id = g.cohort_id
            LEFT JOIN public.participation p ON p.id = b.participation_id LEFT JOIN public.territory t ON t.id = p.territory_id
          WHERE g.cancelled_at IS NULL AND coalesce(g.held_on BETWEEN access.today() - 15 AND access.today() + 30, own.link_id IS NOT NULL)
          ORDER BY g.held_on, g.id, b.id LIMIT 20;
      END $$;

      -- What a link to a board may know while the room is closed to it: who keeps it, and why. Never a card, never another name.
      CREATE FUNCTION access.peer_door(board uuid) RETURNS jsonb
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE me uuid := access.bearer_person();
      BEGIN
        RETURN (SELECT jsonb_build_object('scribe', w.given_name || ' ' || w.family_name, 'openToPhones', b.open_to_phones, 'begun', b.begun_at IS NOT NULL,
            'member', EXISTS (SELECT FROM access.peer_group(b.id) g WHERE g.person_id = me),
            'asked', EXISTS (SELECT FROM public.peer_entry e WHERE e.board_id = b.id AND e.person_id = me AND e.agreed_at IS NULL AND e.refused_at IS NULL))
          FROM public.peer_board b LEFT JOIN public.person w ON w.id = b.scribe_id
          WHERE b.id = board AND ARRAY[b.id, b.cohort_id, b.scribe_id] && access.ids('peer_board', 'read'));
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.peer_door, access.own_peer_places;');
  }
}

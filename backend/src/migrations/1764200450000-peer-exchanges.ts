import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each kind of actor says among peers. A card has no author, in no table: it is its group's until the group shares it.
 *
 * - A board is one group's, of one category, at one gathering (or one of its sequences; for one territory where it is said).
 * - Cards and photographs are read by the group alone: the scribe that staff named, and the bearers of a link to that board
 *   who are on the gathering's list in that category at that very moment, and were when the first card or photograph came. Nobody else, not even who manages the cohort.
 * - A card that was shared is read by `shared_peer_card`, and stops being so the moment it is withdrawn.
 */
export class PeerExchanges1764200450000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(boards);
    await db.query(room);
    await db.query(`
      DO $$
      DECLARE purposes text;
      BEGIN
        SELECT string_agg(quote_literal(m[1]), ', ') INTO purposes
          FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') m
          WHERE c.conrelid = 'personal_link'::regclass AND c.conname = 'personal_link_purpose_check' AND m[1] <> 'peer_exchange';
        ALTER TABLE personal_link DROP CONSTRAINT personal_link_purpose_check;
        EXECUTE format('ALTER TABLE personal_link ADD CONSTRAINT personal_link_purpose_check CHECK (purpose IN (%s, ''peer_exchange''))', purposes);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM personal_link WHERE purpose = 'peer_exchange';
      SELECT access.holds_no_files('peer_photo', 'file_id');
      SELECT access.unprotect(t) FROM unnest('{peer_photo,peer_card,peer_board}'::text[]) t;
      DROP TRIGGER person_contact_added_to_peers ON person_contact;
      DROP TRIGGER person_contact_moved_from_peers ON person_contact;
      DROP TABLE peer_photo, peer_card, peer_board;
      DROP FUNCTION access.peer_board_readers, access.own_peer_boards, access.peer_board_numbers, access.peer_group, access.begin_peer_board, access.follow_peer_address;`);
  }
}

const boards = `
  CREATE TABLE peer_board (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id        uuid NOT NULL,
    gathering_id     uuid NOT NULL,
    sequence_id      uuid,
    participation_id uuid,
    category         text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent')),
    scribe_id        uuid REFERENCES person ON DELETE SET NULL,
    open_to_phones   boolean NOT NULL DEFAULT false,
    -- Since the first card or photograph: who was of the group then, and whose address changed since.
    begun_at         timestamptz,
    group_ids        uuid[] NOT NULL DEFAULT '{}',
    moved_ids        uuid[] NOT NULL DEFAULT '{}',
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, cohort_id, gathering_id),
    CONSTRAINT peer_board_once UNIQUE NULLS NOT DISTINCT (gathering_id, sequence_id, participation_id, category),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
    FOREIGN KEY (sequence_id, gathering_id) REFERENCES gathering_sequence (id, gathering_id) ON DELETE SET NULL (sequence_id),
    FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
  );
  CREATE INDEX peer_board_cohort_id_idx ON peer_board (cohort_id);
  CREATE INDEX peer_board_sequence_id_idx ON peer_board (sequence_id);
  CREATE INDEX peer_board_participation_id_idx ON peer_board (participation_id);
  CREATE INDEX peer_board_scribe_id_idx ON peer_board (scribe_id);
  SELECT access.protect('peer_board', 'peer_board', 'id', 'cohort_id', 'scribe_id');
  -- Whoever writes first begins the board: the history would name them.
  SELECT access.keep_history('peer_board', 'begun_at', 'group_ids', 'moved_ids');

  -- The id is made where the card is typed: sent twice, it is one card.
  CREATE TABLE peer_card (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id        uuid NOT NULL,
    gathering_id     uuid NOT NULL,
    board_id         uuid NOT NULL,
    -- Copied from the board: whoever reads a shared card has no right on the board.
    participation_id uuid REFERENCES participation ON DELETE CASCADE,
    category         text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent')),
    kind             text NOT NULL CHECK (kind IN ('stake', 'obstacle', 'lever', 'power', 'expectation', 'message', 'commitment')),
    towards          text CHECK (towards IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent')),
    words            text NOT NULL CHECK (length(words) BETWEEN 2 AND 500),
    shared_at        timestamptz,
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (board_id, cohort_id, gathering_id) REFERENCES peer_board (id, cohort_id, gathering_id) ON DELETE CASCADE,
    CHECK ((kind = 'expectation') = (towards IS NOT NULL))
  );
  CREATE INDEX peer_card_board_id_idx ON peer_card (board_id, created_at, id);
  CREATE INDEX peer_card_participation_id_idx ON peer_card (participation_id);
  CREATE INDEX peer_card_shared_idx ON peer_card (cohort_id, gathering_id) WHERE shared_at IS NOT NULL;

  CREATE TABLE peer_photo (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id    uuid NOT NULL,
    gathering_id uuid NOT NULL,
    board_id     uuid NOT NULL,
    file_id      uuid NOT NULL UNIQUE REFERENCES stored_file,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (board_id, cohort_id, gathering_id) REFERENCES peer_board (id, cohort_id, gathering_id) ON DELETE CASCADE
  );
  CREATE INDEX peer_photo_board_id_idx ON peer_photo (board_id);
  SELECT access.protect('peer_card', 'peer_card', 'board_id');
  SELECT access.protect('peer_photo', 'peer_card', 'board_id');
  SELECT access.holds_files('peer_photo', 'file_id');`;

/** A link to a board opens it only as long as its bearer is of the group: the list of the gathering says so, each time. */
const room = `
  -- Those of the list in the board's category; once it has begun, those who were there already. Who manages the cohort writes that list, so is of no group, but by being named its scribe.
  CREATE FUNCTION access.peer_group(board uuid) RETURNS TABLE (person_id uuid, participation_id uuid, registration_id uuid)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.person_id, r.participation_id, r.id FROM public.peer_board b JOIN public.registration r ON r.gathering_id = b.gathering_id AND r.category = b.category
    WHERE b.id = board AND (b.begun_at IS NULL OR r.person_id = ANY (b.group_ids)) AND r.answer IS DISTINCT FROM 'no' AND (b.participation_id IS NULL OR r.participation_id = b.participation_id)
      AND NOT EXISTS (SELECT FROM public.hat h WHERE h.person_id = r.person_id AND h.withdrawn_at IS NULL AND (h.ends_on IS NULL OR h.ends_on >= current_date)
        AND (h.hat = 'network_admin' OR h.hat IN ('cohort_manager', 'pivot_ally') AND h.cohort_id = b.cohort_id)) $$;

  -- The first card or photograph closes the group, for good: nobody comes in afterwards to read what was said before.
  CREATE FUNCTION access.begin_peer_board() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.peer_board b SET begun_at = now(), group_ids = ARRAY(SELECT g.person_id FROM access.peer_group(b.id) g)
      WHERE b.id = NEW.board_id AND b.begun_at IS NULL;
    RETURN NULL;
  END $$;
  CREATE TRIGGER peer_card_begins AFTER INSERT ON peer_card FOR EACH ROW EXECUTE FUNCTION access.begin_peer_board();
  CREATE TRIGGER peer_photo_begins AFTER INSERT ON peer_photo FOR EACH ROW EXECUTE FUNCTION access.begin_peer_board();

  -- An address that staff change could be their own: no link to a board that has begun leaves for it.
  CREATE FUNCTION access.follow_peer_address() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.peer_board b SET moved_ids = b.moved_ids || NEW.person_id
      WHERE b.begun_at IS NOT NULL AND (b.scribe_id = NEW.person_id OR NEW.person_id = ANY (b.group_ids)) AND NOT NEW.person_id = ANY (b.moved_ids);
    -- What waits to leave would leave for the new address.
    UPDATE public.outbox_message m SET state = 'failed', answer = 'L’adresse a changé depuis que le tableau a commencé', updated_at = now()
      WHERE m.recipient_id = NEW.person_id AND m.template = 'peer-exchange' AND m.state IN ('queued', 'deferred')
        AND EXISTS (SELECT FROM public.personal_link l JOIN public.peer_board b ON b.id = ANY (l.record_ids) WHERE l.id = m.link_id AND b.begun_at IS NOT NULL);
    RETURN NULL;
  END $$;
  CREATE TRIGGER person_contact_added_to_peers AFTER INSERT ON person_contact FOR EACH ROW EXECUTE FUNCTION access.follow_peer_address();
  CREATE TRIGGER person_contact_moved_from_peers AFTER UPDATE ON person_contact FOR EACH ROW
    WHEN (NEW.email IS DISTINCT FROM OLD.email OR NEW.person_id <> OLD.person_id) EXECUTE FUNCTION access.follow_peer_address();

  CREATE FUNCTION access.own_peer_boards(asked_act text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('peer_card', asked_act); me uuid := access.bearer_person();
  BEGIN
    IF me IS NULL OR cardinality(reach) = 0 THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT b.id FROM public.peer_board b
      WHERE b.scribe_id = me AND ARRAY[b.id, b.scribe_id] && reach
        OR b.id = ANY (reach) AND b.open_to_phones AND EXISTS (SELECT FROM access.peer_group(b.id) g WHERE g.person_id = me));
  END $$;

  -- Whoever reads a board, told to the group itself: nobody listens unseen.
  CREATE FUNCTION access.peer_board_readers(board uuid) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT board = ANY (access.own_peer_boards('read')) THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT p.given_name || ' ' || p.family_name FROM public.peer_board b
      CROSS JOIN LATERAL (SELECT b.scribe_id AS id UNION SELECT g.person_id FROM access.peer_group(b.id) g WHERE b.open_to_phones) w
      JOIN public.person p ON p.id = w.id WHERE b.id = board ORDER BY p.family_name, p.given_name);
  END $$;

  DO $$
  DECLARE target text; act text[];
  BEGIN
    FOREACH target IN ARRAY '{peer_card,peer_photo}'::text[] LOOP
      FOREACH act SLICE 1 IN ARRAY ARRAY[['read', 'SELECT'], ['create', 'INSERT'], ['update', 'UPDATE'], ['delete', 'DELETE']] LOOP
        EXECUTE format('DROP POLICY may_%s ON public.%I', act[1], target);
        EXECUTE format('CREATE POLICY may_%s ON public.%I FOR %s %s', act[1], target, act[2],
          replace(CASE act[2] WHEN 'INSERT' THEN 'WITH CHECK (X)' WHEN 'UPDATE' THEN 'USING (X) WITH CHECK (X)' ELSE 'USING (X)' END,
            'X', format('board_id = ANY ((SELECT access.own_peer_boards(%L))::uuid[])', act[1])));
      END LOOP;
    END LOOP;
  END $$;
  CREATE POLICY may_read_shared ON peer_card FOR SELECT USING (shared_at IS NOT NULL AND ARRAY[cohort_id, gathering_id] && (SELECT access.ids('shared_peer_card', 'read')));

  -- How many cards each board holds, and how many left the room: all that is known of it outside.
  CREATE FUNCTION access.peer_board_numbers(asked uuid) RETURNS TABLE (board_id uuid, cards integer, shared integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('peer_board', 'read');
  BEGIN
    RETURN QUERY SELECT b.id, count(c.id)::integer, count(c.shared_at)::integer
      FROM public.peer_board b LEFT JOIN public.peer_card c ON c.board_id = b.id
      WHERE b.gathering_id = asked AND ARRAY[b.id, b.cohort_id, b.scribe_id] && reach GROUP BY 1;
  END $$;`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A room that has begun stays its group's, and can still live: somebody comes in, or another keeps the board, when the group
 * itself lets them; a member whose records are merged stays one; what was not shared does not stay for ever.
 */
export class PeerRooms1764300200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(entries);
    await db.query(consent);
    await db.query(closed);
    await db.query(merges);
    await db.query(forgetting);
    await db.query(clock);
    await db.query(seats);
    for (const [what, from, to] of rewords) await reword(db, what, from, to);
    // A half-day whose day nobody said is on the day of its gathering: its door opens then.
    await db.query(`UPDATE gathering_half_day h SET on_date = g.held_on, updated_at = now() FROM gathering g WHERE g.id = h.gathering_id AND h.on_date IS NULL AND g.held_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM gathering_half_day o WHERE o.gathering_id = g.id AND o.half = h.half AND o.on_date = g.held_on)`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [what, from, to] of rewords) await reword(db, what, to, from);
    await db.query(`
      DROP TRIGGER merged_seats ON merged_record;
      DROP FUNCTION access.follow_seat_merge, access.lock_seats;
      DROP TRIGGER merged_peers ON merged_record;
      DROP TRIGGER person_contact_left_peers ON person_contact;
      DROP TRIGGER peer_board_stays_closed ON peer_board;
      DROP FUNCTION access.clock, access.forget_peer_cards, access.peer_erased_on, access.follow_peer_merge, access.note_left_address, access.same_mailbox, access.keep_peer_board_closed,
        access.answer_peer_entry, access.peer_entries, access.peer_entry_needs, access.peer_board_group;
      SELECT access.unprotect('peer_entry');
      DROP TABLE peer_entry;`);
  }
}

const entries = `
  CREATE TABLE peer_entry (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id    uuid NOT NULL,
    gathering_id uuid NOT NULL,
    board_id     uuid NOT NULL,
    person_id    uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    as_scribe    boolean NOT NULL DEFAULT false,
    asked_by_id  uuid REFERENCES person ON DELETE SET NULL,
    -- Who has agreed so far; emptied as soon as it is settled.
    agreed_ids   uuid[] NOT NULL DEFAULT '{}',
    agreed_at    timestamptz,
    refused_at   timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT peer_entry_once UNIQUE (board_id, person_id, as_scribe),
    FOREIGN KEY (board_id, cohort_id, gathering_id) REFERENCES peer_board (id, cohort_id, gathering_id) ON DELETE CASCADE
  );
  CREATE INDEX peer_entry_cohort_id_idx ON peer_entry (cohort_id);
  CREATE INDEX peer_entry_person_id_idx ON peer_entry (person_id);
  CREATE INDEX peer_entry_asked_by_id_idx ON peer_entry (asked_by_id);
  SELECT access.protect('peer_entry', 'peer_entry', 'id', 'cohort_id');
  -- Who said yes or no in the room is the room's.
  SELECT access.keep_history('peer_entry', 'agreed_ids', 'agreed_at', 'refused_at');`;

const consent = `
  -- Two of the group as it was closed, or the only one: taking people off the list does not lower it.
  CREATE FUNCTION access.peer_entry_needs(room public.peer_board, who uuid) RETURNS integer
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT greatest(1, least(2, cardinality(array_remove(room.group_ids, who)))) $$;

  -- Who is of the group, by name, for those in the room: before the first card, whom it would be closed with.
  CREATE FUNCTION access.peer_board_group(board uuid) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT board = ANY (access.own_peer_boards('read')) THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT p.given_name || ' ' || p.family_name FROM access.peer_group(board) g JOIN public.person p ON p.id = g.person_id ORDER BY p.family_name, p.given_name);
  END $$;

  CREATE FUNCTION access.peer_entries(board uuid) RETURNS TABLE (id uuid, name text, role_title text, as_scribe boolean, state text, agreed integer, needed integer, answered boolean, mine boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE me uuid := access.bearer_person();
  BEGIN
    IF NOT board = ANY (access.own_peer_boards('read')) THEN RETURN; END IF;
    RETURN QUERY SELECT e.id, p.given_name || ' ' || p.family_name, p.role_title, e.as_scribe,
        CASE WHEN e.refused_at IS NOT NULL THEN 'refused' WHEN e.agreed_at IS NOT NULL THEN 'agreed' ELSE 'waiting' END,
        cardinality(e.agreed_ids), access.peer_entry_needs(b, e.person_id), me = ANY (e.agreed_ids), me IN (e.person_id, e.asked_by_id)
      FROM public.peer_entry e JOIN public.peer_board b ON b.id = e.board_id JOIN public.person p ON p.id = e.person_id WHERE e.board_id = board ORDER BY e.created_at, e.id;
  END $$;

  -- Yes from two of the group (never from who asked, nor from who would come in) opens the room; one no, at any time, keeps it closed.
  -- Where the group is nobody, whoever keeps the board answers for it.
  CREATE FUNCTION access.answer_peer_entry(board uuid, entry uuid, says boolean) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE me uuid := access.bearer_person(); asked public.peer_entry; room public.peer_board; said uuid[];
  BEGIN
    IF NOT board = ANY (access.own_peer_boards('update')) THEN RETURN NULL; END IF;
    SELECT * INTO room FROM public.peer_board b WHERE b.id = board FOR UPDATE;
    SELECT * INTO asked FROM public.peer_entry e WHERE e.id = entry AND e.board_id = board FOR UPDATE;
    IF asked.id IS NULL THEN RETURN NULL; END IF;
    IF me IN (asked.person_id, asked.asked_by_id) THEN RETURN 'own'; END IF;
    IF NOT says THEN
      UPDATE public.peer_entry e SET refused_at = now(), agreed_at = NULL, agreed_ids = '{}', updated_at = now() WHERE e.id = asked.id AND e.refused_at IS NULL;
      IF asked.agreed_at IS NOT NULL THEN
        UPDATE public.peer_board b SET scribe_id = CASE WHEN asked.as_scribe AND b.scribe_id = asked.person_id THEN NULL ELSE b.scribe_id END,
          group_ids = CASE WHEN asked.as_scribe THEN b.group_ids ELSE array_remove(b.group_ids, asked.person_id) END, version = b.version + 1, updated_at = now() WHERE b.id = board;
        UPDATE public.personal_link l SET revoked_at = now(), updated_at = now() WHERE l.purpose = 'peer_exchange' AND l.person_id = asked.person_id AND l.record_ids @> ARRAY[board] AND l.revoked_at IS NULL;
      END IF;
      RETURN 'refused';
    END IF;
    IF asked.refused_at IS NOT NULL THEN RETURN 'refused'; END IF;
    IF asked.agreed_at IS NOT NULL THEN RETURN 'agreed'; END IF;
    IF NOT (EXISTS (SELECT FROM access.peer_group(board) g WHERE g.person_id = me) OR cardinality(room.group_ids) = 0 AND room.scribe_id IS NOT DISTINCT FROM me) THEN RETURN 'not-of-group'; END IF;
    said := ARRAY(SELECT DISTINCT unnest(asked.agreed_ids || me));
    IF cardinality(said) < access.peer_entry_needs(room, asked.person_id) THEN
      UPDATE public.peer_entry e SET agreed_ids = said, updated_at = now() WHERE e.id = asked.id;
      RETURN 'waiting';
    END IF;
    UPDATE public.peer_entry e SET agreed_at = now(), agreed_ids = '{}', updated_at = now() WHERE e.id = asked.id;
    IF asked.as_scribe THEN
      UPDATE public.personal_link l SET revoked_at = now(), updated_at = now() WHERE l.purpose = 'peer_exchange' AND l.person_id = room.scribe_id AND l.person_id <> asked.person_id
        AND l.record_ids @> ARRAY[board] AND l.revoked_at IS NULL AND NOT EXISTS (SELECT FROM public.registration r WHERE r.id = ANY (l.record_ids));
    END IF;
    UPDATE public.peer_board b SET scribe_id = CASE WHEN asked.as_scribe THEN asked.person_id ELSE b.scribe_id END, moved_ids = array_remove(b.moved_ids, asked.person_id),
      group_ids = CASE WHEN asked.as_scribe THEN b.group_ids ELSE array_remove(b.group_ids, asked.person_id) || asked.person_id END, version = b.version + 1, updated_at = now() WHERE b.id = board;
    RETURN 'agreed';
  END $$;`;

/** Even a statement that the application was made to send opens no room: what widens it is written by the functions above alone. */
const closed = `
  -- Whether the mailbox of a record that was merged away is that of the record that stays.
  CREATE FUNCTION access.same_mailbox(gone uuid, kept uuid) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.person_contact c WHERE c.person_id = kept AND current_setting('cordee.address_left', true) = gone || ' ' || lower(c.email::text)) $$;

  CREATE FUNCTION access.note_left_address() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    PERFORM set_config('cordee.address_left', OLD.person_id || ' ' || coalesce(lower(OLD.email::text), ''), true);
    RETURN NULL;
  END $$;
  CREATE TRIGGER person_contact_left_peers AFTER DELETE ON person_contact FOR EACH ROW EXECUTE FUNCTION access.note_left_address();

  CREATE FUNCTION access.keep_peer_board_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.begun_at IS NULL THEN RETURN NEW; END IF;
    IF NEW.scribe_id IS NOT NULL AND NEW.scribe_id IS DISTINCT FROM OLD.scribe_id AND current_setting('cordee.merging', true) = 'on' AND NOT access.same_mailbox(OLD.scribe_id, NEW.scribe_id) THEN
      NEW.scribe_id := NULL;
    END IF;
    IF current_user <> (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) AND (NEW.begun_at IS DISTINCT FROM OLD.begun_at OR NOT NEW.group_ids <@ OLD.group_ids
      OR NOT OLD.moved_ids <@ NEW.moved_ids OR NEW.scribe_id IS NOT NULL AND NEW.scribe_id IS DISTINCT FROM OLD.scribe_id)
    THEN RAISE EXCEPTION 'closed' USING ERRCODE = '23514', CONSTRAINT = 'peer_board_closed'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER peer_board_stays_closed BEFORE UPDATE ON peer_board FOR EACH ROW EXECUTE FUNCTION access.keep_peer_board_closed();`;

/**
 * Merged with another record, a member stays one; no mailbox comes in that way. The links of the record that goes are closed
 * by the merge; those that the other one held to this board are closed here; and a new link leaves only for the same address.
 */
const merges = `
  CREATE FUNCTION access.follow_peer_merge() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE room public.peer_board; same boolean := access.same_mailbox(NEW.id, NEW.into_person_id); known boolean; moved boolean;
  BEGIN
    UPDATE public.peer_entry e SET agreed_ids = CASE WHEN e.person_id = NEW.into_person_id THEN '{}' ELSE array_remove(e.agreed_ids, NEW.id) END WHERE e.agreed_ids <> '{}';
    FOR room IN SELECT * FROM public.peer_board b WHERE NEW.id = ANY (b.group_ids) ORDER BY b.id FOR UPDATE LOOP
      known := NEW.into_person_id = ANY (room.group_ids);
      moved := NOT known AND (NOT same OR NEW.id = ANY (room.moved_ids)) OR NEW.into_person_id = ANY (room.moved_ids);
      UPDATE public.peer_board b SET group_ids = array_remove(array_remove(b.group_ids, NEW.id), NEW.into_person_id) || NEW.into_person_id,
        moved_ids = array_remove(array_remove(b.moved_ids, NEW.id), NEW.into_person_id) || CASE WHEN moved THEN ARRAY[NEW.into_person_id] ELSE '{}' END WHERE b.id = room.id;
      UPDATE public.personal_link l SET revoked_at = now(), updated_at = now()
        WHERE NOT known AND l.purpose = 'peer_exchange' AND l.person_id = NEW.into_person_id AND l.record_ids @> ARRAY[room.id] AND l.revoked_at IS NULL AND room.scribe_id IS DISTINCT FROM NEW.into_person_id;
    END LOOP;
    RETURN NULL;
  END $$;
  CREATE TRIGGER merged_peers AFTER INSERT ON merged_record FOR EACH ROW WHEN (NEW.into_person_id IS NOT NULL) EXECUTE FUNCTION access.follow_peer_merge();`;

const forgetting = `
  -- Ninety days after the day, or after the last card written or let out: time to reread and to choose.
  CREATE FUNCTION access.peer_erased_on(board uuid) RETURNS date
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (greatest(g.held_on, b.begun_at::date, (SELECT max(c.updated_at)::date FROM public.peer_card c WHERE c.board_id = b.id)) + 90)
    FROM public.peer_board b JOIN public.gathering g ON g.id = b.gathering_id WHERE b.id = board AND b.begun_at IS NOT NULL $$;

  -- What was not let out, and the photographs, go; what was shared stays.
  CREATE FUNCTION access.forget_peer_cards(proof text) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE due uuid[]; cards integer; photos integer;
  BEGIN
    PERFORM access.proven(proof, 'forget_peer_cards');
    due := ARRAY(SELECT b.id FROM public.peer_board b WHERE b.begun_at IS NOT NULL AND access.peer_erased_on(b.id) <= access.today());
    DELETE FROM public.peer_card c WHERE c.board_id = ANY (due) AND c.shared_at IS NULL;
    GET DIAGNOSTICS cards = ROW_COUNT;
    DELETE FROM public.peer_photo p WHERE p.board_id = ANY (due);
    GET DIAGNOSTICS photos = ROW_COUNT;
    RETURN cards + photos;
  END $$;`;

/** What the clock of the network shows, for whoever may not read the network itself: a half-day is over for a personal link too. */
const clock = `
  CREATE FUNCTION access.clock() RETURNS timestamp LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN now() AT TIME ZONE (SELECT time_zone FROM public.network);
  END $$;`;

/**
 * Seats are counted under one lock a gathering, taken before any line is written. Whatever writes lines of several gatherings
 * takes all of theirs first, in one order, so that two such acts and an answer never wait for one another in a ring.
 */
const seats = `
  CREATE FUNCTION access.lock_seats(VARIADIC people uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE gathering uuid;
  BEGIN
    FOR gathering IN SELECT DISTINCT r.gathering_id FROM public.registration r WHERE r.person_id = ANY (people) ORDER BY 1 LOOP
      PERFORM pg_advisory_xact_lock(hashtextextended('seats ' || gathering, 0));
    END LOOP;
  END $$;

  -- Two lines of one person become one: the seat of the one that goes is theirs still, else the next one's.
  CREATE FUNCTION access.follow_seat_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE gathering uuid;
  BEGIN
    FOR gathering IN SELECT DISTINCT left_seat::uuid FROM unnest(string_to_array(nullif(current_setting('cordee.seats_left', true), ''), ' ')) left_seat ORDER BY 1 LOOP
      UPDATE public.registration r SET waiting_since = NULL, updated_at = now() WHERE r.gathering_id = gathering AND r.person_id = NEW.into_person_id AND r.waiting_since IS NOT NULL;
      PERFORM access.give_seats(gathering);
    END LOOP;
    PERFORM set_config('cordee.seats_left', '', true);
    RETURN NULL;
  END $$;
  CREATE TRIGGER merged_seats AFTER INSERT ON merged_record FOR EACH ROW WHEN (NEW.into_person_id IS NOT NULL) EXECUTE FUNCTION access.follow_seat_merge();`;

/** Where the former functions take the lock, or leave a seat for the end of the merge: [function, what it said, what it says]. */
const rewords: readonly [string, string, string][] = [
  ['access.merge_people(uuid, uuid, jsonb, boolean)', 'PERFORM 1 FROM person WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;', 'PERFORM access.lock_seats(kept, gone);\n    PERFORM 1 FROM person WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;'],
  ['access.erase_person(uuid)', 'IF who IS NULL THEN RETURN NULL; END IF;', 'IF who IS NULL THEN RETURN NULL; END IF;\n        PERFORM access.lock_seats(who);'],
  ['access.answer_statement(uuid, text, text, text)', "ELSIF c.record_table = 'registration' THEN", "ELSIF c.record_table = 'registration' THEN\n      PERFORM access.lock_seats(who);"],
  [
    'access.free_seat()',
    'IF sat AND NOT sits THEN PERFORM access.give_seats(OLD.gathering_id); END IF;',
    `IF sat AND NOT sits AND current_setting('cordee.merging', true) = 'on' THEN PERFORM set_config('cordee.seats_left', concat_ws(' ', nullif(current_setting('cordee.seats_left', true), ''), OLD.gathering_id), true);
    ELSIF sat AND NOT sits THEN PERFORM access.give_seats(OLD.gathering_id); END IF;`,
  ],
];

async function reword(db: QueryRunner, what: string, from: string, to: string): Promise<void> {
  const [{ text }] = (await db.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [what])) as [{ text: string }];
  if (!text.includes(from)) throw new Error(`${what} no longer says « ${from} »`);
  await db.query(text.replace(from, () => to));
}

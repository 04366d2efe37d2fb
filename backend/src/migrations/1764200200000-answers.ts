import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The guest's side of an invitation: in the room or remote, what one needs, a seat or a place in the waiting list, whoever
 * asks to come from a forwarded page, and a calendar of one's own.
 */
export class Answers1764200200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(columns);
    await db.query(seats);
    await db.query(figures);
    await db.query(needs);
    await db.query(requests);
    await db.query(calendar);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.calendar_of, access.calendar_lives, access.send_calendar, access.forget_answers, access.welcome_guest, access.replaced_name, access.coming_requests, access.ask_to_come, access.gathering_door,
        access.coming_companions, access.room_of, access.waiting_rank;
      DROP TRIGGER person_contact_address_taken ON person_contact;
      DROP TRIGGER gathering_room ON gathering;
      DROP TRIGGER registration_seat_freed ON registration;
      DROP TRIGGER registration_seat_kept ON registration;
      DROP FUNCTION access.let_go_of_address, access.follow_room, access.free_seat, access.keep_seat, access.give_seats, access.tell_seat, access.seats_taken, access.takes_seat, access.gathering_letter;
      SELECT access.unprotect(t) FROM unnest('{registration_need,coming_request,calendar_feed}'::text[]) t;
      DROP TABLE registration_need, coming_request, calendar_feed;
      DELETE FROM personal_link WHERE purpose = 'confirm_request';
      DELETE FROM person WHERE network_id IS NULL;
      ALTER TABLE person ALTER COLUMN network_id SET NOT NULL;
      ALTER TABLE person_contact ALTER COLUMN network_id SET NOT NULL;
      ALTER TABLE gathering DROP COLUMN requests_closed_at;
      DROP INDEX registration_figures_idx;
      ALTER TABLE registration DROP COLUMN attends, DROP COLUMN waiting_since, DROP COLUMN seat_given_at, DROP COLUMN replaces_id;
      CREATE INDEX registration_figures_idx ON registration (gathering_id) INCLUDE (id, category, answer, invited_at);`);
    await db.query(counted(''));
  }
}

const columns = `
  ALTER TABLE registration ADD COLUMN attends text CONSTRAINT registration_attends_check CHECK (attends IN ('in_room', 'remote')),
    ADD COLUMN waiting_since timestamptz, ADD COLUMN seat_given_at timestamptz, ADD COLUMN replaces_id uuid REFERENCES registration ON DELETE SET NULL;
  CREATE UNIQUE INDEX registration_replaces_id_idx ON registration (replaces_id);
  CREATE INDEX registration_waiting_idx ON registration (gathering_id, waiting_since, id) WHERE waiting_since IS NOT NULL;
  ALTER TABLE gathering ADD COLUMN requests_closed_at timestamptz;

  -- A visitor who asks to come is nobody's yet: without a network they lie in no scope, until staff welcome them into the directory.
  ALTER TABLE person ALTER COLUMN network_id DROP NOT NULL;
  ALTER TABLE person_contact ALTER COLUMN network_id DROP NOT NULL;
  DO $$
  DECLARE purposes text := (SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'personal_link_purpose_check');
  BEGIN
    ALTER TABLE public.personal_link DROP CONSTRAINT personal_link_purpose_check;
    EXECUTE 'ALTER TABLE public.personal_link ADD CONSTRAINT personal_link_purpose_check CHECK (' || purposes || ' OR purpose = ''confirm_request'')';
  END $$;`;

/**
 * Seats are kept by the database, whoever writes the answer: first come, first served, one at a time for one gathering.
 * Whoever gives their seat back makes the next one move up, and an e-mail leaves in the same transaction.
 */
const seats = `
  -- In a hybrid gathering only those in the room take a seat; a replacement sits on the seat of whoever they replace.
  CREATE FUNCTION access.takes_seat(answer text, attends text, replaces uuid, format text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(answer IN ('yes', 'replaced'), false) AND replaces IS NULL AND NOT (format = 'hybrid' AND attends IS NOT DISTINCT FROM 'remote') $$;

  CREATE FUNCTION access.seats_taken(gathering uuid) RETURNS integer
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*)::integer FROM public.registration r JOIN public.gathering g ON g.id = r.gathering_id
    WHERE g.id = gathering AND r.waiting_since IS NULL AND access.takes_seat(r.answer, r.attends, r.replaces_id, g.format) $$;

  CREATE FUNCTION access.keep_seat() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE room record; sat boolean;
  BEGIN
    -- A replacement who does not come leaves the seat to another one.
    IF NEW.answer = 'no' AND NEW.replaces_id IS NOT NULL THEN NEW.replaces_id := NULL; NEW.invited_at := coalesce(NEW.invited_at, now()); END IF;
    IF NEW.answer IS NULL OR NEW.answer = 'no' THEN NEW.waiting_since := NULL; RETURN NEW; END IF;
    SELECT g.capacity, g.format INTO room FROM public.gathering g WHERE g.id = NEW.gathering_id;
    IF room.capacity IS NULL OR NOT access.takes_seat(NEW.answer, NEW.attends, NEW.replaces_id, room.format) THEN NEW.waiting_since := NULL; RETURN NEW; END IF;
    IF TG_OP = 'UPDATE' AND access.takes_seat(OLD.answer, OLD.attends, OLD.replaces_id, room.format) THEN
      -- Whoever sits stays; whoever waits keeps their turn, unless staff move them up.
      IF OLD.waiting_since IS NULL THEN NEW.waiting_since := NULL; END IF;
      RETURN NEW;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('seats ' || NEW.gathering_id, 0));
    IF access.seats_taken(NEW.gathering_id) >= room.capacity OR EXISTS (SELECT FROM public.registration w WHERE w.gathering_id = NEW.gathering_id AND w.waiting_since IS NOT NULL)
      THEN NEW.waiting_since := clock_timestamp();
      ELSE NEW.waiting_since := NULL;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER registration_seat_kept BEFORE INSERT OR UPDATE OF answer, attends, waiting_since, replaces_id ON registration FOR EACH ROW EXECUTE FUNCTION access.keep_seat();

  -- What every letter tells of a gathering, without the meeting's address.
  CREATE FUNCTION access.gathering_letter(gathering uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('gatheringId', g.id, 'title', g.title, 'heldOn', g.held_on, 'fromTime', to_char(g.from_time, 'HH24:MI'), 'toTime', to_char(g.to_time, 'HH24:MI'),
      'period', g.period, 'place', g.place, 'address', g.address) FROM public.gathering g WHERE g.id = gathering $$;

  -- To somebody who waited: there is a seat for you. Without an address they are called, and the list says when the seat was given.
  CREATE FUNCTION access.tell_seat(listed uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO public.outbox_message (id, cohort_id, template, sensitivity, recipient_id, recipient_kind, link_id, data)
      SELECT gen_random_uuid(), r.cohort_id, 'gathering-seat', 'collective', r.person_id, 'en liste d’attente',
        (SELECT l.id FROM public.personal_link l WHERE l.record_ids @> ARRAY[r.id] AND l.person_id = r.person_id AND l.purpose = 'answer_invitation'
          AND l.revoked_at IS NULL AND l.expires_at > now() ORDER BY l.created_at DESC LIMIT 1), access.gathering_letter(r.gathering_id)
      FROM public.registration r JOIN public.person_contact c ON c.person_id = r.person_id AND c.email IS NOT NULL
      WHERE r.id = listed AND access.reply_to_of(r.cohort_id, VARIADIC '{}'::uuid[]) IS NOT NULL;
  END $$;

  CREATE FUNCTION access.give_seats(gathering uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE room record; next uuid;
  BEGIN
    SELECT g.capacity INTO room FROM public.gathering g WHERE g.id = gathering AND g.cancelled_at IS NULL AND (g.held_on IS NULL OR g.held_on >= access.today());
    IF NOT FOUND OR NOT EXISTS (SELECT FROM public.registration w WHERE w.gathering_id = gathering AND w.waiting_since IS NOT NULL) THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('seats ' || gathering, 0));
    WHILE room.capacity IS NULL OR access.seats_taken(gathering) < room.capacity LOOP
      -- Whose line is being written at this very moment is waited for, or their seat would be lost; what they need holds up nobody.
      SELECT w.id INTO next FROM public.registration w WHERE w.gathering_id = gathering AND w.waiting_since IS NOT NULL ORDER BY w.waiting_since, w.id LIMIT 1 FOR NO KEY UPDATE;
      IF FOUND THEN UPDATE public.registration SET waiting_since = NULL, updated_at = now() WHERE id = next;
      -- Gone meanwhile: the next one, if there is one.
      ELSE EXIT WHEN NOT EXISTS (SELECT FROM public.registration w WHERE w.gathering_id = gathering AND w.waiting_since IS NOT NULL);
      END IF;
    END LOOP;
  END $$;

  CREATE FUNCTION access.free_seat() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE form text; sat boolean; sits boolean := false;
  BEGIN
    SELECT g.format INTO form FROM public.gathering g WHERE g.id = OLD.gathering_id;
    IF NOT FOUND THEN RETURN NULL; END IF;
    sat := OLD.waiting_since IS NULL AND access.takes_seat(OLD.answer, OLD.attends, OLD.replaces_id, form);
    IF TG_OP = 'UPDATE' THEN
      sits := NEW.waiting_since IS NULL AND access.takes_seat(NEW.answer, NEW.attends, NEW.replaces_id, form);
      IF OLD.waiting_since IS NOT NULL AND sits THEN
        UPDATE public.registration SET seat_given_at = now() WHERE id = NEW.id;
        PERFORM access.tell_seat(NEW.id);
      END IF;
      -- Whoever comes after all, or sends nobody, leaves the other to a seat of their own.
      IF OLD.answer = 'replaced' AND NEW.answer IS DISTINCT FROM 'replaced' THEN UPDATE public.registration SET replaces_id = NULL, invited_at = coalesce(invited_at, now()), updated_at = now() WHERE replaces_id = NEW.id; END IF;
    END IF;
    IF sat AND NOT sits THEN PERFORM access.give_seats(OLD.gathering_id); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER registration_seat_freed AFTER UPDATE OF answer, attends, waiting_since, replaces_id OR DELETE ON registration FOR EACH ROW EXECUTE FUNCTION access.free_seat();

  -- More chairs, or no number any more: those who wait move up.
  CREATE FUNCTION access.follow_room() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM access.give_seats(NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER gathering_room AFTER UPDATE OF capacity, format ON gathering FOR EACH ROW
    WHEN (NEW.capacity IS DISTINCT FROM OLD.capacity OR NEW.format <> OLD.format) EXECUTE FUNCTION access.follow_room();

  CREATE FUNCTION access.waiting_rank(listed uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (SELECT count(*)::integer FROM public.registration w WHERE w.gathering_id = r.gathering_id AND w.waiting_since IS NOT NULL AND (w.waiting_since, w.id) <= (r.waiting_since, r.id))
    FROM public.registration r WHERE r.id = listed AND r.waiting_since IS NOT NULL AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && access.ids('registration', 'read') $$;

  -- How many seats, how many are taken, how many people wait: for whoever may count.
  CREATE FUNCTION access.room_of(gathering uuid) RETURNS TABLE (capacity integer, taken integer, waiting integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.capacity, access.seats_taken(g.id), (SELECT count(*)::integer FROM public.registration w WHERE w.gathering_id = g.id AND w.waiting_since IS NOT NULL)
    FROM public.gathering g WHERE g.id = gathering AND ARRAY[g.id, g.cohort_id] && access.ids('attendance_figures', 'read') $$;

  -- Who else of one's own territory comes, by name alone.
  CREATE FUNCTION access.coming_companions(listed uuid) RETURNS TABLE (name text, category text, attends text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.given_name || ' ' || p.family_name, o.category, o.attends
    FROM public.registration r JOIN public.registration o ON o.gathering_id = r.gathering_id AND o.participation_id = r.participation_id AND o.id <> r.id
      JOIN public.person p ON p.id = o.person_id
    WHERE r.id = listed AND o.answer = 'yes' AND o.waiting_since IS NULL AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && access.ids('registration', 'read')
    ORDER BY p.family_name, p.given_name $$;`;

/** By category: [invited, yes, replaced, no, came], and at the end those who wait for a seat, who are none of the former. */
const counted = (waiting: string) => `
  CREATE OR REPLACE FUNCTION access.attendance_figures(asked uuid[]) RETURNS TABLE (gathering_id uuid, figures json)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('attendance_figures', 'read'); counted uuid[];
  BEGIN
    IF cardinality(reach) = 0 THEN RETURN; END IF;
    counted := ARRAY(SELECT g.id FROM public.gathering g WHERE g.id = ANY (asked) AND (g.cohort_id = ANY (reach) OR g.id = ANY (reach)));
    RETURN QUERY
      SELECT c.gathering_id, json_object_agg(c.category, json_build_array(c.invited, c.yes, c.replaced, c.no, c.came${waiting && ', c.waiting'}))
      FROM (SELECT r.gathering_id, coalesce(r.category, 'other') AS category, count(r.invited_at) AS invited,
          count(*) FILTER (WHERE r.answer = 'yes'${waiting && ' AND r.waiting_since IS NULL AND r.replaces_id IS NULL'}) AS yes,
          count(*) FILTER (WHERE r.answer = 'replaced'${waiting && ' AND r.waiting_since IS NULL'}) AS replaced,
          count(*) FILTER (WHERE r.answer = 'no') AS no, count(a.registration_id) AS came${waiting}
        FROM public.registration r
          LEFT JOIN (SELECT DISTINCT t.registration_id FROM public.attendance t WHERE t.gathering_id = ANY (counted)) a ON a.registration_id = r.id
        WHERE r.gathering_id = ANY (counted) GROUP BY 1, 2) c
      GROUP BY 1;
  END $$;`;
const figures = `
  DROP INDEX registration_figures_idx;
  CREATE INDEX registration_figures_idx ON registration (gathering_id) INCLUDE (id, category, answer, invited_at, waiting_since, replaces_id);
  ${counted(', count(*) FILTER (WHERE r.waiting_since IS NOT NULL) AS waiting')}`;

/** What somebody needs in order to come: partly about their health, so in a table of its own, which only the cohort's staff and the person open. */
const needs = `
  CREATE TABLE registration_need (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id       uuid NOT NULL,
    gathering_id    uuid NOT NULL,
    registration_id uuid NOT NULL UNIQUE,
    person_id       uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    diets           text[] NOT NULL DEFAULT '{}' CHECK (diets <@ '{vegetarian,vegan,no_pork,no_gluten,no_milk,allergy}'::text[]),
    diet_words      text CHECK (length(diet_words) <= 300),
    accesses        text[] NOT NULL DEFAULT '{}' CHECK (accesses <@ '{step_free,hearing,sight,assistant}'::text[]),
    access_words    text CHECK (length(access_words) <= 300),
    travels         text[] NOT NULL DEFAULT '{}' CHECK (travels <@ '{seeks_lift,offers_lift,from_station,night}'::text[]),
    travel_words    text CHECK (length(travel_words) <= 300),
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (registration_id, gathering_id) REFERENCES registration (id, gathering_id) ON DELETE CASCADE,
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE
  );
  CREATE INDEX registration_need_gathering_id_idx ON registration_need (gathering_id, cohort_id);
  CREATE INDEX registration_need_cohort_id_idx ON registration_need (cohort_id);
  CREATE INDEX registration_need_person_id_idx ON registration_need (person_id);
  SELECT access.protect('registration_need', 'registration_need', 'cohort_id', 'registration_id', 'person_id');`;

/** Whoever asks to come from a forwarded page, or is named as a replacement: their own word first, then the staff's. */
const requests = `
  CREATE TABLE coming_request (
    id              uuid PRIMARY KEY,
    cohort_id       uuid NOT NULL,
    gathering_id    uuid NOT NULL,
    person_id       uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    replaces_id     uuid REFERENCES registration ON DELETE CASCADE,
    organisation    text CHECK (length(organisation) <= 160),
    word            text CHECK (length(word) <= 500),
    state           text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'confirmed', 'refused', 'accepted', 'declined')),
    confirmed_at    timestamptz,
    decided_at      timestamptz,
    decided_by_id   uuid REFERENCES person,
    registration_id uuid REFERENCES registration ON DELETE SET NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
    UNIQUE (gathering_id, person_id)
  );
  CREATE INDEX coming_request_cohort_id_idx ON coming_request (cohort_id);
  CREATE INDEX coming_request_gathering_id_idx ON coming_request (gathering_id, cohort_id);
  CREATE INDEX coming_request_person_id_idx ON coming_request (person_id);
  CREATE INDEX coming_request_replaces_id_idx ON coming_request (replaces_id);
  CREATE INDEX coming_request_decided_by_id_idx ON coming_request (decided_by_id);
  CREATE INDEX coming_request_registration_id_idx ON coming_request (registration_id);
  SELECT access.protect('coming_request', 'coming_request', 'id', 'cohort_id');

  -- What anybody may read of a gathering from its forwarded page: no name, no meeting address, no figure.
  CREATE FUNCTION access.gathering_door(proof text, gathering uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    PERFORM access.proven(proof, 'gathering_door', gathering::text);
    RETURN (SELECT access.gathering_letter(g.id) || jsonb_build_object('nature', g.nature, 'format', g.format, 'purpose', g.purpose, 'cohortName', c.name,
        'over', coalesce(g.held_on < access.today(), false), 'open', g.requests_closed_at IS NULL AND g.cancelled_at IS NULL AND coalesce(g.held_on >= access.today(), true),
        'cancelled', g.cancelled_at IS NOT NULL)
      FROM public.gathering g JOIN public.cohort c ON c.id = g.cohort_id WHERE g.id = gathering);
  END $$;

  -- Writes to the address that was typed, and to nobody else; says the same whether it is known or not.
  CREATE FUNCTION access.ask_to_come(proof text, gathering uuid, asked jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE place record; who uuid; known uuid; request uuid; replaced uuid := (asked ->> 'replacesId')::uuid; link uuid := (asked ->> 'linkId')::uuid; sent uuid; template text; told jsonb;
  BEGIN
    PERFORM access.proven(proof, 'ask_to_come', gathering::text, asked::text);
    SELECT g.cohort_id, g.requests_closed_at, access.gathering_letter(g.id) AS letter INTO place FROM public.gathering g WHERE g.id = gathering;
    PERFORM pg_advisory_xact_lock(hashtextextended('guest ' || lower(asked ->> 'email'), 0));
    SELECT c.person_id INTO who FROM public.person_contact c WHERE c.email = (asked ->> 'email')::citext;
    IF who IS NULL THEN
      INSERT INTO public.person (network_id, given_name, family_name) VALUES (NULL, asked ->> 'givenName', asked ->> 'familyName') RETURNING id INTO who;
      INSERT INTO public.person_contact (person_id, network_id, email) VALUES (who, NULL, (asked ->> 'email')::citext);
      -- A visitor's coming and going is nobody's history.
      DELETE FROM public.record_change WHERE record_id = who;
    END IF;
    SELECT r.id INTO known FROM public.registration r WHERE r.gathering_id = gathering AND r.person_id = who;
    IF known IS NOT NULL THEN
      template := 'gathering-listed';
      link := (SELECT l.id FROM public.personal_link l WHERE l.record_ids @> ARRAY[known] AND l.person_id = who AND l.purpose = 'answer_invitation'
        AND l.revoked_at IS NULL AND l.expires_at > now() ORDER BY l.created_at DESC LIMIT 1);
    ELSE
      INSERT INTO public.coming_request AS r (id, cohort_id, gathering_id, person_id, replaces_id, organisation, word)
        VALUES ((asked ->> 'id')::uuid, place.cohort_id, gathering, who, replaced, asked ->> 'organisation', asked ->> 'word')
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET state = 'asked', replaces_id = coalesce(EXCLUDED.replaces_id, r.replaces_id), organisation = EXCLUDED.organisation, word = EXCLUDED.word, updated_at = now()
        WHERE r.state IN ('asked', 'refused') RETURNING r.id, r.replaces_id INTO request, replaced;
      IF request IS NULL THEN RETURN; END IF;
      template := CASE WHEN replaced IS NULL THEN 'gathering-request' ELSE 'gathering-replacement' END;
      -- Whoever types the address again closes no earlier e-mail: its link is sent once more.
      UPDATE public.personal_link SET expires_at = now() + interval '14 days', updated_at = now()
        WHERE record_ids @> ARRAY[request] AND person_id = who AND purpose = 'confirm_request' AND revoked_at IS NULL AND expires_at > now() RETURNING id INTO sent;
      IF sent IS NULL THEN
        INSERT INTO public.personal_link (id, cohort_id, person_id, purpose, record_ids, token_hash, expires_at)
          VALUES (link, place.cohort_id, who, 'confirm_request', ARRAY[request], decode(asked ->> 'hash', 'hex'), now() + interval '14 days');
      ELSE link := sent;
      END IF;
    END IF;
    told := place.letter || jsonb_build_object('replacedName', (SELECT p.given_name || ' ' || p.family_name FROM public.registration r JOIN public.person p ON p.id = r.person_id WHERE r.id = replaced));
    INSERT INTO public.outbox_message (id, cohort_id, template, sensitivity, recipient_id, recipient_kind, link_id, data)
      SELECT gen_random_uuid(), place.cohort_id, template, 'collective', who, CASE WHEN replaced IS NULL THEN 'demande à venir' ELSE 'personne qui remplace' END, link, told
      WHERE access.reply_to_of(place.cohort_id, VARIADIC '{}'::uuid[]) IS NOT NULL;
  END $$;

  -- An address that a mere visitor typed keeps nobody out of the directory: it goes to whoever is entered there, and the request ends.
  CREATE FUNCTION access.let_go_of_address() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE visitor uuid;
  BEGIN
    DELETE FROM public.person_contact c WHERE c.email = NEW.email AND c.network_id IS NULL AND c.person_id <> NEW.person_id RETURNING c.person_id INTO visitor;
    IF visitor IS NULL THEN RETURN NEW; END IF;
    DELETE FROM public.coming_request WHERE person_id = visitor;
    UPDATE public.personal_link SET revoked_at = now(), updated_at = now() WHERE person_id = visitor AND revoked_at IS NULL;
    DELETE FROM public.record_change WHERE record_id = visitor;
    RETURN NEW;
  END $$;
  CREATE TRIGGER person_contact_address_taken BEFORE INSERT OR UPDATE OF email ON person_contact FOR EACH ROW
    WHEN (NEW.email IS NOT NULL AND NEW.network_id IS NOT NULL) EXECUTE FUNCTION access.let_go_of_address();

  -- With the names and addresses that nobody else reads before they are welcomed.
  CREATE FUNCTION access.coming_requests(gathering uuid)
    RETURNS TABLE (id uuid, person_id uuid, given_name text, family_name text, email text, known boolean, organisation text, word text, state text, at timestamptz, replaces_name text, replaces_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT q.id, q.person_id, p.given_name, p.family_name, c.email::text, p.network_id IS NOT NULL, q.organisation, q.word, q.state, coalesce(q.decided_at, q.confirmed_at, q.updated_at),
      w.given_name || ' ' || w.family_name, q.replaces_id
    FROM public.coming_request q JOIN public.person p ON p.id = q.person_id LEFT JOIN public.person_contact c ON c.person_id = p.id
      LEFT JOIN public.registration r ON r.id = q.replaces_id LEFT JOIN public.person w ON w.id = r.person_id
    WHERE q.gathering_id = gathering AND ARRAY[q.id, q.cohort_id] && access.ids('coming_request', 'read')
      -- Anybody could type anything: what its author did not confirm is shown to nobody, but for a replacement, whom somebody known has named.
      AND (q.state <> 'asked' OR q.replaces_id IS NOT NULL)
    ORDER BY array_position(ARRAY['confirmed', 'asked', 'refused', 'accepted', 'declined'], q.state), q.updated_at DESC $$;

  -- To the replacement, from their own e-mail: in whose place.
  CREATE FUNCTION access.replaced_name(request uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.given_name || ' ' || w.family_name FROM public.coming_request q JOIN public.registration r ON r.id = q.replaces_id JOIN public.person w ON w.id = r.person_id
    WHERE q.id = request AND ARRAY[q.id, q.cohort_id] && access.ids('coming_request', 'read') $$;

  -- A visitor enters the directory by the hand of staff, and only once they said so themselves.
  CREATE FUNCTION access.welcome_guest(request uuid) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE who uuid;
  BEGIN
    SELECT q.person_id INTO who FROM public.coming_request q WHERE q.id = request AND q.cohort_id = ANY (access.ids('coming_request', 'update')) AND q.state = 'confirmed' FOR UPDATE;
    IF who IS NULL OR NOT EXISTS (SELECT FROM access.bearer() b WHERE b.kind = 'session') THEN RETURN NULL; END IF;
    UPDATE public.person SET network_id = access.network_id(), updated_at = now() WHERE id = who AND network_id IS NULL;
    UPDATE public.person_contact SET network_id = access.network_id(), updated_at = now() WHERE person_id = who AND network_id IS NULL;
    RETURN who;
  END $$;

  -- Four weeks after the day what was needed serves nobody; a visitor who did not confirm within two weeks was never here.
  CREATE FUNCTION access.forget_answers(proof text) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE forgotten integer; gone uuid[];
  BEGIN
    PERFORM access.proven(proof, 'forget_answers');
    DELETE FROM public.registration_need n USING public.gathering g WHERE g.id = n.gathering_id
      AND (coalesce(g.held_on, n.updated_at::date + 365) < access.today() - 28 OR g.cancelled_at IS NOT NULL);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    DELETE FROM public.coming_request q USING public.gathering g WHERE g.id = q.gathering_id
      AND (q.state IN ('asked', 'refused') AND q.updated_at < now() - interval '14 days' OR q.state <> 'accepted' AND coalesce(g.held_on, q.updated_at::date + 180) < access.today() - 28);
    gone := ARRAY(SELECT p.id FROM public.person p WHERE p.network_id IS NULL AND NOT EXISTS (SELECT FROM public.coming_request q WHERE q.person_id = p.id)
      AND NOT EXISTS (SELECT FROM public.data_request d WHERE d.person_id = p.id AND d.answered_at IS NULL));
    DELETE FROM public.person WHERE id = ANY (gone);
    DELETE FROM public.record_change WHERE record_id = ANY (gone);
    RETURN forgotten + cardinality(gone);
  END $$;`;

/** An address that a calendar reads by itself: its own token, one for a person, closed when they say so. */
const calendar = `
  CREATE TABLE calendar_feed (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE UNIQUE INDEX calendar_feed_live_key ON calendar_feed (person_id) WHERE revoked_at IS NULL;
  CREATE INDEX calendar_feed_person_id_idx ON calendar_feed (person_id);
  SELECT access.protect('calendar_feed', 'calendar_feed', 'person_id');

  -- From a link that may have been forwarded: the address leaves by e-mail, to the person and nobody else.
  CREATE FUNCTION access.send_calendar(proof text, listed uuid, feed uuid, hash bytea) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE place record;
  BEGIN
    PERFORM access.proven(proof, 'send_calendar', listed::text, feed::text, encode(hash, 'hex'));
    SELECT r.person_id, r.cohort_id INTO place FROM public.registration r JOIN public.person_contact c ON c.person_id = r.person_id AND c.email IS NOT NULL
      WHERE r.id = listed AND ARRAY[r.id, r.cohort_id, r.participation_id, r.person_id] && access.ids('registration', 'update');
    IF NOT FOUND OR access.reply_to_of(place.cohort_id, VARIADIC '{}'::uuid[]) IS NULL THEN RETURN false; END IF;
    INSERT INTO public.calendar_feed (id, person_id, token_hash) VALUES (feed, place.person_id, hash) ON CONFLICT (person_id) WHERE revoked_at IS NULL DO NOTHING;
    INSERT INTO public.outbox_message (id, cohort_id, template, sensitivity, recipient_id, recipient_kind, link_id, data)
      SELECT gen_random_uuid(), place.cohort_id, 'calendar-address', 'collective', place.person_id, 'son propre agenda', f.id, '{}'
      FROM public.calendar_feed f WHERE f.person_id = place.person_id AND f.revoked_at IS NULL;
    RETURN true;
  END $$;

  CREATE FUNCTION access.calendar_lives(token text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.calendar_feed f WHERE f.token_hash = sha256(convert_to(token, 'UTF8')) AND f.revoked_at IS NULL) $$;

  -- What one is invited to, and for staff what their cohorts hold. The meeting's address only for who comes, from the eve on.
  CREATE FUNCTION access.calendar_of(token text) RETURNS TABLE (id uuid, title text, starts_at timestamptz, ends_at timestamptz, days date[], place text, address text, url text,
      purpose text, answer text, waiting boolean, cancelled boolean, sequence integer, updated_at timestamptz, cohort_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE who uuid; day date := access.today();
  BEGIN
    SELECT f.person_id INTO who FROM public.calendar_feed f WHERE f.token_hash = sha256(convert_to(token, 'UTF8')) AND f.revoked_at IS NULL;
    IF who IS NULL THEN RETURN; END IF;
    RETURN QUERY
      WITH cohorts AS (SELECT h.cohort_id FROM public.hat h WHERE h.person_id = who AND h.hat IN ('cohort_manager', 'pivot_ally') AND h.withdrawn_at IS NULL
          AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day) AND EXISTS (SELECT FROM public.account a WHERE a.person_id = who AND a.closed_at IS NULL))
      SELECT g.id, g.title, (g.held_on + g.from_time) AT TIME ZONE n.time_zone, (g.held_on + g.to_time) AT TIME ZONE n.time_zone,
        ARRAY(SELECT g.held_on UNION SELECT h.on_date FROM public.gathering_half_day h WHERE h.gathering_id = g.id AND h.on_date IS NOT NULL ORDER BY 1), g.place, g.address,
        CASE WHEN g.held_on <= day + 1 AND (r.answer = 'yes' AND r.waiting_since IS NULL OR g.cohort_id IN (SELECT c.cohort_id FROM cohorts c)) THEN g.url END,
        g.purpose, r.answer, coalesce(r.waiting_since IS NOT NULL, false), g.cancelled_at IS NOT NULL, g.calendar_sequence,
        greatest(g.calendar_changed_at, r.updated_at), c.name
      FROM public.gathering g JOIN public.cohort c ON c.id = g.cohort_id CROSS JOIN public.network n
        LEFT JOIN public.registration r ON r.gathering_id = g.id AND r.person_id = who
      WHERE g.held_on IS NOT NULL AND g.held_on > day - 400 AND (r.id IS NOT NULL OR g.cohort_id IN (SELECT k.cohort_id FROM cohorts k))
      ORDER BY g.held_on, g.id;
  END $$;`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Presence that can be proven: where each tick comes from, what was corrected and why, the acts of a tablet that are sent
 * again until acknowledged, one's own sign-in at the door, and a signature where it is asked for.
 */
export class Presence1764200300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(record);
    await db.query(door);
    await db.query(scans);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.holds_no_files('attendance_scan', 'file_id');
      DROP FUNCTION access.door_of, access.doors_today, access.sign_presence, access.door_line;
      DROP INDEX gathering_half_day_on_date_idx;
      DROP TRIGGER corrected_delete ON attendance;
      DROP TRIGGER corrected_insert ON attendance;
      DROP FUNCTION access.keep_correction;
      SELECT access.unprotect(t) FROM unnest('{attendance_scan,attendance_correction,attendance_act,attendance_signature}'::text[]) t;
      DROP TABLE attendance_scan, attendance_signature, attendance_act, attendance_correction;
      ALTER TABLE gathering DROP COLUMN signature_required, DROP COLUMN presence_closed_at, DROP COLUMN presence_closed_by_id;
      ALTER TABLE attendance DROP COLUMN source;`);
  }
}

const record = `
  ALTER TABLE attendance ADD COLUMN source text NOT NULL DEFAULT 'staff'
    CONSTRAINT attendance_source_check CHECK (source IN ('staff', 'sheet', 'own_sign_in', 'own_address', 'tablet', 'video'));

  ALTER TABLE gathering
    ADD COLUMN signature_required boolean NOT NULL DEFAULT false,
    ADD COLUMN presence_closed_at timestamptz,
    ADD COLUMN presence_closed_by_id uuid REFERENCES person ON DELETE SET NULL;
  CREATE INDEX gathering_presence_closed_by_id_idx ON gathering (presence_closed_by_id);

  -- The present state stays one row a registration and half-day; this says what it was before, who changed it, and why.
  CREATE TABLE attendance_correction (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id       uuid NOT NULL,
    gathering_id    uuid NOT NULL,
    registration_id uuid NOT NULL,
    half_day_id     uuid NOT NULL,
    was_present     boolean NOT NULL,
    was_source      text,
    was_noted_by_id uuid REFERENCES person ON DELETE SET NULL,
    was_noted_at    timestamptz,
    -- None for one's own slip, put right at once.
    reason          text CHECK (length(reason) BETWEEN 3 AND 500),
    corrected_by_id uuid REFERENCES person ON DELETE SET NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
    FOREIGN KEY (registration_id, gathering_id) REFERENCES registration (id, gathering_id) ON DELETE CASCADE,
    FOREIGN KEY (half_day_id, gathering_id) REFERENCES gathering_half_day (id, gathering_id) ON DELETE CASCADE
  );
  CREATE INDEX attendance_correction_cohort_id_idx ON attendance_correction (cohort_id);
  CREATE INDEX attendance_correction_gathering_id_idx ON attendance_correction (gathering_id, created_at DESC);
  CREATE INDEX attendance_correction_registration_id_idx ON attendance_correction (registration_id);
  CREATE INDEX attendance_correction_half_day_id_idx ON attendance_correction (half_day_id);
  CREATE INDEX attendance_correction_was_noted_by_id_idx ON attendance_correction (was_noted_by_id);
  CREATE INDEX attendance_correction_corrected_by_id_idx ON attendance_correction (corrected_by_id);
  SELECT access.protect('attendance_correction', 'attendance', 'cohort_id', 'registration_id');

  -- Whatever takes a tick off, this keeps it. What goes with its gathering or its half-day, or is folded by a merge, corrects nothing.
  CREATE FUNCTION access.keep_correction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE said text := nullif(current_setting('cordee.reason', true), ''); who uuid := access.bearer_person();
  BEGIN
    IF current_setting('cordee.merging', true) = 'on' THEN RETURN NULL; END IF;
    IF TG_OP = 'INSERT' THEN
      INSERT INTO public.attendance_correction (cohort_id, gathering_id, registration_id, half_day_id, was_present, reason, corrected_by_id)
        SELECT n.cohort_id, n.gathering_id, n.registration_id, n.half_day_id, false, said, who FROM new_rows n WHERE said IS NOT NULL;
    ELSE
      INSERT INTO public.attendance_correction (cohort_id, gathering_id, registration_id, half_day_id, was_present, was_source, was_noted_by_id, was_noted_at, reason, corrected_by_id)
        SELECT o.cohort_id, o.gathering_id, o.registration_id, o.half_day_id, true, o.source, o.noted_by_id, o.created_at, said, who
        FROM old_rows o JOIN public.registration r ON r.id = o.registration_id JOIN public.gathering_half_day h ON h.id = o.half_day_id;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER corrected_delete AFTER DELETE ON attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION access.keep_correction();
  CREATE TRIGGER corrected_insert AFTER INSERT ON attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.keep_correction();

  -- The last act of each open page on each cell: what is sent again, late or in another order changes nothing.
  CREATE TABLE attendance_act (
    tablet_id       uuid NOT NULL,
    registration_id uuid NOT NULL,
    half_day_id     uuid NOT NULL,
    cohort_id       uuid NOT NULL,
    gathering_id    uuid NOT NULL,
    number          integer NOT NULL CHECK (number > 0),
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (registration_id, half_day_id, tablet_id),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
    FOREIGN KEY (registration_id, gathering_id) REFERENCES registration (id, gathering_id) ON DELETE CASCADE,
    FOREIGN KEY (half_day_id, gathering_id) REFERENCES gathering_half_day (id, gathering_id) ON DELETE CASCADE
  );
  CREATE INDEX attendance_act_gathering_id_idx ON attendance_act (gathering_id);
  CREATE INDEX attendance_act_cohort_id_idx ON attendance_act (cohort_id);
  CREATE INDEX attendance_act_half_day_id_idx ON attendance_act (half_day_id);
  SELECT access.protect('attendance_act', 'attendance', 'cohort_id', 'registration_id');

  -- Drawn, or a typed name: only where the agreement asks for it.
  CREATE TABLE attendance_signature (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id       uuid NOT NULL,
    gathering_id    uuid NOT NULL,
    registration_id uuid NOT NULL,
    half_day_id     uuid NOT NULL,
    drawn           text CHECK (length(drawn) <= 12000 AND drawn ~ '^[ML0-9 ]+$'),
    typed_name      text CHECK (length(typed_name) BETWEEN 2 AND 160),
    -- By an address typed in the room, which a colleague may know too: one's own ticket or session signs over it.
    by_address      boolean NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
    FOREIGN KEY (registration_id, gathering_id) REFERENCES registration (id, gathering_id) ON DELETE CASCADE,
    FOREIGN KEY (half_day_id, gathering_id) REFERENCES gathering_half_day (id, gathering_id) ON DELETE CASCADE,
    UNIQUE (registration_id, half_day_id)
  );
  CREATE INDEX attendance_signature_cohort_id_idx ON attendance_signature (cohort_id);
  CREATE INDEX attendance_signature_gathering_id_idx ON attendance_signature (gathering_id);
  CREATE INDEX attendance_signature_half_day_id_idx ON attendance_signature (half_day_id);
  SELECT access.protect('attendance_signature', 'attendance_signature', 'cohort_id', 'registration_id');`;

/** The application has checked the code of the room; the database is shown its proof. */
const door = `
  -- What the door says of itself, and whose line it is: that of a line kept on this telephone, else that of the bearer (a session).
  CREATE FUNCTION access.door_line(gathering uuid, line uuid) RETURNS public.registration LANGUAGE sql STABLE AS $$
    SELECT r FROM public.registration r WHERE r.gathering_id = gathering AND CASE WHEN line IS NULL THEN r.person_id = access.bearer_person() ELSE r.id = line END $$;

  CREATE FUNCTION access.door_of(proof text, asked uuid, line uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    PERFORM access.proven(proof, 'door_of', asked::text, coalesce(line::text, ''));
    RETURN (SELECT jsonb_build_object('title', g.title, 'cohortName', c.name, 'onDate', h.on_date, 'half', h.half, 'signatureRequired', g.signature_required,
        'open', h.on_date = access.today() AND g.presence_closed_at IS NULL AND g.cancelled_at IS NULL,
        'known', CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name) END,
        'signed', EXISTS (SELECT FROM public.attendance a WHERE a.registration_id = r.id AND a.half_day_id = asked AND a.source <> 'own_address')
          AND NOT EXISTS (SELECT FROM public.attendance_signature s WHERE s.registration_id = r.id AND s.half_day_id = asked AND s.by_address))
      FROM public.gathering_half_day h JOIN public.gathering g ON g.id = h.gathering_id JOIN public.cohort c ON c.id = g.cohort_id
        LEFT JOIN LATERAL access.door_line(g.id, line) r ON true LEFT JOIN public.person p ON p.id = r.person_id WHERE h.id = asked);
  END $$;

  -- Which doors a short code could be that of.
  CREATE FUNCTION access.doors_today(proof text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    PERFORM access.proven(proof, 'doors_today');
    RETURN ARRAY(SELECT h.id FROM public.gathering_half_day h JOIN public.gathering g ON g.id = h.gathering_id
      WHERE h.on_date = access.today() AND g.presence_closed_at IS NULL AND g.cancelled_at IS NULL);
  END $$;
  CREATE INDEX gathering_half_day_on_date_idx ON gathering_half_day (on_date);

  -- One's own presence. Somebody who is not on the list signs nothing, and nobody learns it.
  -- What a ticket or a session signs takes the place of what an address did, and never the other way round.
  CREATE FUNCTION access.sign_presence(proof text, asked uuid, line uuid, address text, drawn text, typed text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE own public.registration; held public.gathering;
  BEGIN
    PERFORM access.proven(proof, 'sign_presence', asked::text, coalesce(line::text, ''), coalesce(address, ''));
    SELECT g.* INTO held FROM public.gathering_half_day h JOIN public.gathering g ON g.id = h.gathering_id
      WHERE h.id = asked AND h.on_date = access.today() AND g.presence_closed_at IS NULL AND g.cancelled_at IS NULL;
    IF address IS NULL THEN
      SELECT * INTO own FROM access.door_line(held.id, line);
    ELSE
      SELECT r.* INTO own FROM public.person_contact c JOIN public.registration r ON r.person_id = c.person_id AND r.gathering_id = held.id WHERE c.email = address::citext;
    END IF;
    IF own.id IS NULL THEN RETURN; END IF;
    INSERT INTO public.attendance AS a (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id, source)
      VALUES (own.cohort_id, own.gathering_id, own.id, asked, own.person_id, CASE WHEN address IS NULL THEN 'own_sign_in' ELSE 'own_address' END)
      ON CONFLICT (registration_id, half_day_id) DO UPDATE SET source = EXCLUDED.source, updated_at = now() WHERE a.source = 'own_address' AND EXCLUDED.source = 'own_sign_in';
    IF FOUND THEN PERFORM access.audit(CASE WHEN address IS NULL THEN 'sign' ELSE 'sign-by-address' END, 'attendance', own.id, own.cohort_id, own.person_id); END IF;
    IF drawn IS NOT NULL OR typed IS NOT NULL THEN
      INSERT INTO public.attendance_signature AS s (cohort_id, gathering_id, registration_id, half_day_id, drawn, typed_name, by_address)
        VALUES (own.cohort_id, own.gathering_id, own.id, asked, drawn, typed, address IS NOT NULL)
        ON CONFLICT (registration_id, half_day_id) DO UPDATE SET drawn = EXCLUDED.drawn, typed_name = EXCLUDED.typed_name, by_address = false, created_at = now(), updated_at = now()
          WHERE s.by_address AND NOT EXCLUDED.by_address;
    END IF;
  END $$;`;

/** The signed sheet itself, as photographed or scanned. */
const scans = `
  CREATE TABLE attendance_scan (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id    uuid NOT NULL,
    gathering_id uuid NOT NULL,
    file_id      uuid NOT NULL UNIQUE REFERENCES stored_file,
    added_by_id  uuid REFERENCES person ON DELETE SET NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE
  );
  CREATE INDEX attendance_scan_gathering_id_idx ON attendance_scan (gathering_id);
  CREATE INDEX attendance_scan_cohort_id_idx ON attendance_scan (cohort_id);
  CREATE INDEX attendance_scan_added_by_id_idx ON attendance_scan (added_by_id);
  SELECT access.protect('attendance_scan', 'attendance_signature', 'cohort_id', 'gathering_id');
  SELECT access.keep_history('attendance_scan');
  SELECT access.holds_files('attendance_scan', 'file_id');`;

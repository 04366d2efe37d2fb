import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hand-kept log of what is asked between two meetings, with the day by which somebody answers; and to whom an answer to an e-mail goes. */
export class Questions1764100900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Easter by Meeus, and what follows it; the eleven public holidays of France (without those of Alsace and Moselle).
      CREATE FUNCTION access.is_holiday(day date) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE y integer := extract(year FROM day); a integer := y % 19; b integer := y / 100; c integer := y % 100; d integer := b / 4; e integer := b % 4;
        f integer := (b + 8) / 25; g integer := (b - f + 1) / 3; h integer := (19 * a + b - d - g + 15) % 30; i integer := c / 4; k integer := c % 4;
        l integer := (32 + 2 * e + 2 * i - h - k) % 7; m integer := (a + 11 * h + 22 * l) / 451; n integer := h + l - 7 * m + 114;
        easter date := make_date(y, n / 31, n % 31 + 1);
      BEGIN
        RETURN to_char(day, 'MM-DD') IN ('01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25') OR day - easter IN (1, 39, 50);
      END $$;
      CREATE FUNCTION access.working_day_after(day date, many integer) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE on_day date := day; left_days integer := many;
      BEGIN
        WHILE left_days > 0 LOOP
          on_day := on_day + 1;
          IF extract(isodow FROM on_day) < 6 AND NOT access.is_holiday(on_day) THEN left_days := left_days - 1; END IF;
        END LOOP;
        RETURN on_day;
      END $$;

      CREATE TABLE question (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        participation_id uuid,
        asked_by_id      uuid REFERENCES person ON DELETE SET NULL,
        asked_by         text NOT NULL CHECK (length(asked_by) BETWEEN 2 AND 160),
        asked_on         date NOT NULL,
        way              text NOT NULL CHECK (way IN ('email', 'telephone', 'in_person')),
        words            text NOT NULL CHECK (length(words) BETWEEN 3 AND 2000),
        taker_id         uuid REFERENCES person ON DELETE SET NULL,
        due_on           date GENERATED ALWAYS AS (access.working_day_after(asked_on, 3)) STORED,
        answered_on      date,
        answer           text CHECK (length(answer) <= 2000),
        answered_by_id   uuid REFERENCES person ON DELETE SET NULL,
        noted_by_id      uuid REFERENCES person ON DELETE SET NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        CONSTRAINT question_answered_after_asked CHECK (answered_on >= asked_on)
      );
      CREATE INDEX question_cohort_id_idx ON question (cohort_id, asked_on DESC, id);
      CREATE INDEX question_open_idx ON question (cohort_id, due_on) WHERE answered_on IS NULL;
      CREATE INDEX question_participation_id_idx ON question (participation_id);
      CREATE INDEX question_asked_by_id_idx ON question (asked_by_id);
      CREATE INDEX question_taker_id_idx ON question (taker_id);
      CREATE INDEX question_answered_by_id_idx ON question (answered_by_id);
      CREATE INDEX question_noted_by_id_idx ON question (noted_by_id);
      SELECT access.protect('question', 'question', 'cohort_id');
      SELECT access.keep_history('question');

      -- Whom an answer to the cohort's e-mails reaches, when whoever wrote has no address to answer to.
      ALTER TABLE cohort ADD COLUMN contact_id uuid REFERENCES person ON DELETE SET NULL;
      CREATE INDEX cohort_contact_id_idx ON cohort (contact_id);

      -- Staff and allies alone are answered: nobody else's address leaves in an e-mail.
      CREATE FUNCTION access.may_be_answered(person uuid, cohort uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT 1 FROM public.person_contact c WHERE c.person_id = person AND c.email IS NOT NULL)
          AND EXISTS (SELECT 1 FROM public.hat h WHERE h.person_id = person AND h.cohort_id = cohort AND h.withdrawn_at IS NULL
            AND h.starts_on <= access.today() AND (h.ends_on IS NULL OR h.ends_on >= access.today())
            AND h.hat IN ('cohort_manager', 'pivot_ally', 'project_ally', 'diagnostic_lead')) $$;
      CREATE FUNCTION access.reply_to_of(cohort uuid, VARIADIC preferred uuid[]) RETURNS uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT w.id FROM (
          SELECT p.id, p.place FROM unnest(preferred) WITH ORDINALITY p(id, place)
          UNION ALL SELECT k.contact_id, 1000 FROM public.cohort k WHERE k.id = cohort
          UNION ALL SELECT h.person_id, 2000 + CASE h.hat WHEN 'cohort_manager' THEN 0 ELSE 1000 END + row_number() OVER (ORDER BY h.starts_on, h.id)
            FROM public.hat h WHERE h.cohort_id = cohort AND h.withdrawn_at IS NULL AND h.hat IN ('cohort_manager', 'pivot_ally')) w
        WHERE w.id IS NOT NULL AND access.may_be_answered(w.id, cohort) ORDER BY w.place LIMIT 1 $$;
      CREATE FUNCTION access.name_who_answers() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.sensitivity = 'account' THEN RETURN NEW; END IF;
        NEW.reply_to_id := access.reply_to_of(NEW.cohort_id, NEW.reply_to_id, NEW.created_by_id);
        IF NEW.reply_to_id IS NULL AND session_user <> current_user THEN
          RAISE EXCEPTION 'nobody answers' USING ERRCODE = '23514', CONSTRAINT = 'outbox_message_somebody_answers';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER outbox_message_named_answer BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION access.name_who_answers();

      -- A letter that still waits when whoever would answer leaves finds somebody else.
      CREATE FUNCTION access.find_who_answers() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.outbox_message m SET reply_to_id = access.reply_to_of(m.cohort_id, VARIADIC '{}'::uuid[])
          WHERE m.reply_to_id = OLD.person_id AND m.state IN ('queued', 'deferred');
        RETURN NULL;
      END $$;
      CREATE TRIGGER person_contact_gone AFTER DELETE ON person_contact FOR EACH ROW EXECUTE FUNCTION access.find_who_answers();
      UPDATE outbox_message SET reply_to_id = access.reply_to_of(cohort_id, reply_to_id, created_by_id) WHERE sensitivity <> 'account' AND state IN ('queued', 'deferred');`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER person_contact_gone ON person_contact;
      DROP TRIGGER outbox_message_named_answer ON outbox_message;
      DROP FUNCTION access.find_who_answers, access.name_who_answers, access.reply_to_of, access.may_be_answered;
      ALTER TABLE cohort DROP COLUMN contact_id;
      SELECT access.unprotect('question');
      DROP TABLE question;
      DROP FUNCTION access.working_day_after, access.is_holiday;`);
  }
}

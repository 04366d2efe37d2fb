import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a letter puts into a calendar, and how a gathering moves or is cancelled in the calendars of those it invited;
 * what was sent to whom, kept as sent; the moments at which reminders leave by themselves.
 */
export class Inviting1764200100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox_message ADD COLUMN calendar jsonb;
      ALTER TABLE job_token DROP CONSTRAINT job_token_purpose_check, ADD CONSTRAINT job_token_purpose_check CHECK (purpose IN ('mail', 'upkeep', 'remind'));

      ALTER TABLE gathering
        ADD COLUMN cancelled_at timestamptz,
        ADD COLUMN cancelled_reason text CHECK (length(cancelled_reason) BETWEEN 1 AND 500),
        ADD COLUMN calendar_sequence integer NOT NULL DEFAULT 0,
        ADD COLUMN calendar_changed_at timestamptz NOT NULL DEFAULT now(),
        ADD CHECK (cancelled_reason IS NULL OR cancelled_at IS NOT NULL);

      -- Calendars obey a request only when its number is higher than the one they know: raised once a transaction, however
      -- many statements it takes to move a day and its half-days.
      CREATE FUNCTION access.raise_calendar() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF TG_TABLE_NAME = 'gathering' THEN
          IF NEW.calendar_changed_at <> now() THEN
            NEW.calendar_sequence := NEW.calendar_sequence + 1;
            NEW.calendar_changed_at := now();
          END IF;
          RETURN NEW;
        END IF;
        UPDATE gathering SET calendar_sequence = calendar_sequence + 1, calendar_changed_at = now()
          WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.gathering_id ELSE NEW.gathering_id END AND calendar_changed_at <> now();
        RETURN NULL;
      END $$;
      CREATE TRIGGER calendar_moved BEFORE UPDATE ON gathering FOR EACH ROW
        WHEN ((OLD.title, OLD.format, OLD.held_on, OLD.from_time, OLD.to_time, OLD.place, OLD.address, OLD.url, OLD.purpose, OLD.cancelled_at)
          IS DISTINCT FROM (NEW.title, NEW.format, NEW.held_on, NEW.from_time, NEW.to_time, NEW.place, NEW.address, NEW.url, NEW.purpose, NEW.cancelled_at))
        EXECUTE FUNCTION access.raise_calendar();
      CREATE TRIGGER calendar_moved AFTER INSERT OR DELETE OR UPDATE OF on_date, half ON gathering_half_day FOR EACH ROW EXECUTE FUNCTION access.raise_calendar();

      DROP TRIGGER kept_insert ON gathering;
      DROP TRIGGER kept_update ON gathering;
      DROP TRIGGER kept_delete ON gathering;
      SELECT access.keep_history('gathering', 'calendar_sequence', 'calendar_changed_at');

      -- When a reminder leaves by itself: so many days before, whatever the day becomes.
      CREATE TABLE gathering_moment (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        kind         text NOT NULL CHECK (kind IN ('reminder', 'chase')),
        days_before  integer NOT NULL CHECK (days_before BETWEEN 0 AND 90),
        at_time      time NOT NULL DEFAULT '09:00',
        stopped_at   timestamptz,
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        CONSTRAINT gathering_moment_once UNIQUE (gathering_id, kind, days_before)
      );
      CREATE INDEX gathering_moment_cohort_id_idx ON gathering_moment (cohort_id);
      CREATE INDEX gathering_held_on_idx ON gathering (held_on) WHERE cancelled_at IS NULL;

      -- One sending: whom it was for, as a rule, who was named or left out by hand, and what it said.
      CREATE TABLE gathering_sending (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL,
        gathering_id  uuid NOT NULL,
        kind          text NOT NULL CHECK (kind IN ('invitation', 'chase', 'reminder', 'change', 'cancellation')),
        moment_id     uuid REFERENCES gathering_moment ON DELETE SET NULL,
        for_day       date,
        audience      jsonb NOT NULL DEFAULT '{}',
        subject       text,
        letter        text,
        reply_to_id   uuid REFERENCES person,
        created_by_id uuid REFERENCES person,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        -- Two workers that look at the same moment write into one sending, the second after the first.
        CONSTRAINT gathering_sending_once UNIQUE (moment_id, for_day),
        UNIQUE (id, gathering_id)
      );
      CREATE INDEX gathering_sending_gathering_id_idx ON gathering_sending (gathering_id, created_at DESC);
      CREATE INDEX gathering_sending_cohort_id_idx ON gathering_sending (cohort_id);
      CREATE INDEX gathering_sending_reply_to_id_idx ON gathering_sending (reply_to_id);
      CREATE INDEX gathering_sending_created_by_id_idx ON gathering_sending (created_by_id);

      -- Written with the letter itself: whoever stands here gets no second one from the same sending.
      CREATE TABLE gathering_recipient (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id       uuid NOT NULL,
        gathering_id    uuid NOT NULL,
        sending_id      uuid NOT NULL,
        person_id       uuid NOT NULL REFERENCES person,
        why             text NOT NULL CHECK (length(why) <= 400),
        message_id      uuid REFERENCES outbox_message ON DELETE SET NULL,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (sending_id, gathering_id) REFERENCES gathering_sending (id, gathering_id) ON DELETE CASCADE,
        CONSTRAINT gathering_recipient_once UNIQUE (sending_id, person_id)
      );
      CREATE INDEX gathering_recipient_person_id_idx ON gathering_recipient (person_id);
      CREATE INDEX gathering_recipient_message_id_idx ON gathering_recipient (message_id);
      CREATE INDEX gathering_recipient_cohort_id_idx ON gathering_recipient (cohort_id);

      SELECT access.protect('gathering_moment', 'gathering_sending', 'id', 'cohort_id');
      SELECT access.protect('gathering_sending', 'gathering_sending', 'id', 'cohort_id');
      SELECT access.protect('gathering_recipient', 'gathering_sending', 'cohort_id');
      SELECT access.keep_history('gathering_moment');

      -- The moments whose time has come, and the people among whom the job that sends them chooses.
      CREATE FUNCTION access.due_moments(proof text) RETURNS TABLE (id uuid, gathering_id uuid, cohort_id uuid, people uuid[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'due_moments');
        RETURN QUERY
          SELECT m.id, m.gathering_id, m.cohort_id, ARRAY(SELECT r.person_id FROM public.registration r
              WHERE r.gathering_id = m.gathering_id AND r.invited_at IS NOT NULL AND r.answer IS DISTINCT FROM 'no' AND (m.kind = 'reminder' OR r.answer IS NULL)
                AND NOT EXISTS (SELECT FROM public.gathering_recipient t JOIN public.gathering_sending s ON s.id = t.sending_id
                  WHERE s.moment_id = m.id AND s.for_day = g.held_on AND t.person_id = r.person_id))
          FROM public.network n CROSS JOIN public.gathering g JOIN public.gathering_moment m ON m.gathering_id = g.id
          WHERE g.cancelled_at IS NULL AND m.stopped_at IS NULL
            AND g.held_on BETWEEN (now() AT TIME ZONE n.time_zone)::date AND (now() AT TIME ZONE n.time_zone)::date + 91
            AND ((g.held_on - m.days_before) + m.at_time) AT TIME ZONE n.time_zone <= now()
            AND (((g.held_on - m.days_before) + m.at_time) AT TIME ZONE n.time_zone > now() - interval '12 hours' OR (g.url IS NOT NULL AND m.kind = 'reminder'
              AND NOT EXISTS (SELECT FROM public.gathering_moment k WHERE k.gathering_id = g.id AND k.kind = 'reminder' AND k.stopped_at IS NULL AND k.days_before < m.days_before)));
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.due_moments;
      SELECT access.unprotect(t) FROM unnest('{gathering_moment,gathering_sending,gathering_recipient}'::text[]) t;
      DROP TABLE gathering_recipient, gathering_sending, gathering_moment;
      DROP INDEX gathering_held_on_idx;
      DROP TRIGGER calendar_moved ON gathering_half_day;
      DROP TRIGGER calendar_moved ON gathering;
      DROP FUNCTION access.raise_calendar;
      DROP TRIGGER kept_insert ON gathering;
      DROP TRIGGER kept_update ON gathering;
      DROP TRIGGER kept_delete ON gathering;
      SELECT access.keep_history('gathering');
      ALTER TABLE gathering DROP COLUMN cancelled_at, DROP COLUMN cancelled_reason, DROP COLUMN calendar_sequence, DROP COLUMN calendar_changed_at;
      DELETE FROM job_token WHERE purpose = 'remind';
      ALTER TABLE job_token DROP CONSTRAINT job_token_purpose_check, ADD CONSTRAINT job_token_purpose_check CHECK (purpose IN ('mail', 'upkeep'));
      ALTER TABLE outbox_message DROP COLUMN calendar;`);
  }
}

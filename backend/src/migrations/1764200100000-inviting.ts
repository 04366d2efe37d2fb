import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a letter puts into a calendar, and how a gathering moves or is cancelled in the calendars of those it invited. */
export class Inviting1764200100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox_message ADD COLUMN calendar jsonb;

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
      SELECT access.keep_history('gathering', 'calendar_sequence', 'calendar_changed_at');`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER calendar_moved ON gathering_half_day;
      DROP TRIGGER calendar_moved ON gathering;
      DROP FUNCTION access.raise_calendar;
      DROP TRIGGER kept_insert ON gathering;
      DROP TRIGGER kept_update ON gathering;
      DROP TRIGGER kept_delete ON gathering;
      SELECT access.keep_history('gathering');
      ALTER TABLE gathering DROP COLUMN cancelled_at, DROP COLUMN cancelled_reason, DROP COLUMN calendar_sequence, DROP COLUMN calendar_changed_at;
      ALTER TABLE outbox_message DROP COLUMN calendar;`);
  }
}

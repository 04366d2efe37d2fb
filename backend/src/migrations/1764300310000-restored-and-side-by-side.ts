import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same function with one passage written otherwise; a passage that is no longer there stops the migration. */
const reworded = (signature: string, from: string, to: string) => `
  DO $reword$
  DECLARE body text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    IF position($p$${from}$p$ IN body) = 0 THEN RAISE EXCEPTION '% is not as expected', '${signature}'; END IF;
    EXECUTE replace(body, $p$${from}$p$, $p$${to}$p$);
  END $reword$;`;

const acts = 'access.asked_acts(uuid)';
const outsiders = 'access.outsider_content(public.outsider_page)';
const [invited, invitedStill] = ['JOIN public.gathering g ON g.id = r.gathering_id', 'JOIN public.gathering g ON g.id = r.gathering_id AND g.cancelled_at IS NULL'];
const [ahead, aheadStill] = ['x.held_on >= today ORDER BY', 'x.held_on >= today AND x.cancelled_at IS NULL ORDER BY'];

/** What everybody attends has the whole day to itself; what a group attends runs beside what other groups attend. */
const alone = `CASE WHEN kind IN ('workshop', 'peer_exchange', 'visit') THEN int8range(hashtextextended(id::text, 0), hashtextextended(id::text, 0), '[]') ELSE int8range(NULL, NULL) END`;
const hours = `tsrange(date '2000-01-01' + day_number + from_time, date '2000-01-01' + day_number + to_time)`;

/**
 * A gathering that was cancelled may be put back, and is counted nowhere as long as it is cancelled; workshops run side by
 * side, each in its own place.
 */
export class RestoredAndSideBySide1764300310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE gathering_sending DROP CONSTRAINT gathering_sending_kind_check,
        ADD CONSTRAINT gathering_sending_kind_check CHECK (kind IN ('invitation', 'chase', 'reminder', 'change', 'cancellation', 'feedback', 'supports', 'restoration'));
      ${reworded(acts, invited, invitedStill)}
      ${reworded(outsiders, ahead, aheadStill)}

      ALTER TABLE gathering_sequence ADD COLUMN place text CONSTRAINT gathering_sequence_place_check CHECK (length(place) BETWEEN 1 AND 120),
        DROP CONSTRAINT gathering_sequence_one_at_a_time,
        ADD CONSTRAINT gathering_sequence_one_at_a_time EXCLUDE USING gist (gathering_id WITH =, (${hours}) WITH &&, (${alone}) WITH &&) DEFERRABLE INITIALLY IMMEDIATE,
        ADD CONSTRAINT gathering_sequence_place_taken EXCLUDE USING gist (gathering_id WITH =, lower(place) WITH =, (${hours}) WITH &&) DEFERRABLE INITIALLY IMMEDIATE;`);
  }

  /** Of what ran side by side the former schema holds one. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM gathering_sequence s USING gathering_sequence o WHERE o.gathering_id = s.gathering_id AND o.day_number = s.day_number
        AND s.from_time < o.to_time AND o.from_time < s.to_time AND o.id < s.id;
      ALTER TABLE gathering_sequence DROP CONSTRAINT gathering_sequence_place_taken, DROP CONSTRAINT gathering_sequence_one_at_a_time, DROP COLUMN place,
        ADD CONSTRAINT gathering_sequence_one_at_a_time EXCLUDE USING gist (gathering_id WITH =, ${hours} WITH &&) DEFERRABLE INITIALLY IMMEDIATE;
      ${reworded(outsiders, aheadStill, ahead)}
      ${reworded(acts, invitedStill, invited)}
      UPDATE gathering_sending SET kind = 'change' WHERE kind = 'restoration';
      ALTER TABLE gathering_sending DROP CONSTRAINT gathering_sending_kind_check,
        ADD CONSTRAINT gathering_sending_kind_check CHECK (kind IN ('invitation', 'chase', 'reminder', 'change', 'cancellation', 'feedback', 'supports'));`);
  }
}

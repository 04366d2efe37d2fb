import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What planning adds to gatherings: a number of places where one is typed, what happens within the day, with whom and
 * prepared by whom, the groups that meet on their own, and what a day that is being chosen meets.
 */
export class Planning1764200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE gathering ADD COLUMN capacity integer CONSTRAINT gathering_capacity_check CHECK (capacity > 0);

      CREATE TABLE working_group (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id   uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        name        text NOT NULL CHECK (length(name) BETWEEN 3 AND 120),
        purpose     text CHECK (length(purpose) <= 2000),
        animator_id uuid REFERENCES person ON DELETE SET NULL,
        starts_on   date NOT NULL,
        ends_on     date,
        version     integer NOT NULL DEFAULT 1,
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, cohort_id),
        CONSTRAINT working_group_name_key UNIQUE (cohort_id, name),
        CONSTRAINT working_group_in_order CHECK (ends_on >= starts_on)
      );
      CREATE INDEX working_group_animator_id_idx ON working_group (animator_id);
      SELECT access.protect('working_group', 'working_group', 'id', 'cohort_id');

      CREATE TABLE working_group_member (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        working_group_id uuid NOT NULL,
        person_id        uuid NOT NULL REFERENCES person,
        starts_on        date NOT NULL,
        ends_on          date,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (working_group_id, cohort_id) REFERENCES working_group (id, cohort_id) ON DELETE CASCADE,
        CONSTRAINT working_group_member_in_order CHECK (ends_on >= starts_on),
        CONSTRAINT working_group_member_once EXCLUDE USING gist (working_group_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
      );
      CREATE INDEX working_group_member_working_group_id_idx ON working_group_member (working_group_id, cohort_id);
      CREATE INDEX working_group_member_person_id_idx ON working_group_member (person_id);
      SELECT access.protect('working_group_member', 'working_group_member', 'cohort_id', 'working_group_id');

      ALTER TABLE gathering ADD COLUMN working_group_id uuid,
        ADD CONSTRAINT gathering_working_group_id_fkey FOREIGN KEY (working_group_id, cohort_id) REFERENCES working_group (id, cohort_id);
      CREATE INDEX gathering_working_group_id_idx ON gathering (working_group_id) WHERE working_group_id IS NOT NULL;
      CREATE INDEX gathering_half_day_on_half_idx ON gathering_half_day (on_date, half);
      -- Half-days follow the hours: whoever may move a gathering may also shorten it.
      DROP POLICY may_delete ON gathering_half_day;
      CREATE POLICY may_delete ON gathering_half_day FOR DELETE USING (ARRAY[gathering_id, cohort_id] && (SELECT access.ids('gathering', 'update')));

      -- The day is counted from the gathering's own, so that a programme moves whole. One thing at a time: what runs side by side is one sequence.
      CREATE TABLE gathering_sequence (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        day_number   integer NOT NULL DEFAULT 1 CHECK (day_number BETWEEN 1 AND 15),
        from_time    time NOT NULL,
        to_time      time NOT NULL,
        kind         text NOT NULL CHECK (kind IN ('welcome', 'plenary', 'workshop', 'peer_exchange', 'visit', 'break', 'closing')),
        title        text NOT NULL CHECK (length(title) BETWEEN 2 AND 200),
        details      text CHECK (length(details) <= 2000),
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, gathering_id),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        CONSTRAINT gathering_sequence_in_order CHECK (to_time > from_time),
        CONSTRAINT gathering_sequence_one_at_a_time EXCLUDE USING gist (
          gathering_id WITH =, tsrange(date '2000-01-01' + day_number + from_time, date '2000-01-01' + day_number + to_time) WITH &&) DEFERRABLE INITIALLY IMMEDIATE
      );
      CREATE INDEX gathering_sequence_gathering_id_idx ON gathering_sequence (gathering_id, cohort_id);
      SELECT access.protect('gathering_sequence', 'gathering_sequence', 'gathering_id', 'cohort_id');

      -- The name is kept as it is printed; a person of the directory is also named by their record.
      CREATE TABLE sequence_speaker (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        sequence_id  uuid NOT NULL,
        person_id    uuid REFERENCES person ON DELETE SET NULL,
        name         text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
        place        integer NOT NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (sequence_id, gathering_id) REFERENCES gathering_sequence (id, gathering_id) ON DELETE CASCADE
      );
      CREATE INDEX sequence_speaker_sequence_id_idx ON sequence_speaker (sequence_id, gathering_id);
      CREATE INDEX sequence_speaker_gathering_id_idx ON sequence_speaker (gathering_id, cohort_id);
      CREATE INDEX sequence_speaker_person_id_idx ON sequence_speaker (person_id);
      SELECT access.protect('sequence_speaker', 'gathering_sequence', 'gathering_id', 'cohort_id');

      CREATE TABLE gathering_task (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        sequence_id  uuid,
        words        text NOT NULL CHECK (length(words) BETWEEN 2 AND 300),
        person_id    uuid REFERENCES person ON DELETE SET NULL,
        who          text CHECK (length(who) BETWEEN 2 AND 160),
        done_at      timestamptz,
        done_by_id   uuid REFERENCES person ON DELETE SET NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (sequence_id, gathering_id) REFERENCES gathering_sequence (id, gathering_id) ON DELETE SET NULL (sequence_id)
      );
      CREATE INDEX gathering_task_gathering_id_idx ON gathering_task (gathering_id, cohort_id);
      CREATE INDEX gathering_task_sequence_id_idx ON gathering_task (sequence_id, gathering_id);
      CREATE INDEX gathering_task_person_id_idx ON gathering_task (person_id);
      CREATE INDEX gathering_task_done_by_id_idx ON gathering_task (done_by_id);
      SELECT access.protect('gathering_task', 'gathering_task', 'gathering_id', 'cohort_id', 'person_id');

      SELECT access.keep_history(t) FROM unnest('{working_group,working_group_member,gathering_sequence,sequence_speaker,gathering_task}'::text[]) t;

      -- What half-days that are being chosen meet: the cohort's other gatherings that day; of other cohorts, those that the caller
      -- reads and those to which the same people are invited. Without a right on the other cohort its title stays there.
      CREATE FUNCTION access.gathering_collisions(cohort uuid, asked jsonb, but uuid, working_group uuid)
        RETURNS TABLE (key integer, gathering_id uuid, cohort_name text, nature text, title text, from_time time, to_time time, same_half boolean, people uuid[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('gathering', 'read'); listed boolean := EXISTS (
        SELECT 1 FROM public.registration r JOIN public.gathering g ON g.id = r.gathering_id WHERE r.gathering_id = but AND g.cohort_id = cohort);
      BEGIN
        IF NOT cohort = ANY (access.ids('gathering', 'create')) THEN RETURN; END IF;
        RETURN QUERY
        WITH half AS (SELECT d.key, d."onDate" AS on_date, d.half FROM jsonb_to_recordset(asked) AS d (key integer, "onDate" date, half text)),
        met AS (
          SELECT h.key, g.id, g.cohort_id, min(h.on_date) AS on_date, bool_or(d.half = h.half) AS same_half
          FROM half h JOIN public.gathering_half_day d ON d.on_date = h.on_date JOIN public.gathering g ON g.id = d.gathering_id
          WHERE g.id IS DISTINCT FROM but AND g.cancelled_at IS NULL AND (g.cohort_id = cohort OR d.half = h.half)
          GROUP BY 1, 2, 3),
        concerned AS (
          SELECT m.key, m.id, array_agg(DISTINCT r.person_id) AS people FROM met m JOIN public.registration r ON r.gathering_id = m.id
          WHERE m.same_half AND r.answer IS DISTINCT FROM 'no' AND CASE
            WHEN listed THEN EXISTS (SELECT 1 FROM public.registration o WHERE o.gathering_id = but AND o.person_id = r.person_id AND o.answer IS DISTINCT FROM 'no')
            WHEN working_group IS NOT NULL THEN EXISTS (SELECT 1 FROM public.working_group_member w WHERE w.working_group_id = working_group AND w.cohort_id = cohort
              AND w.person_id = r.person_id AND m.on_date BETWEEN w.starts_on AND coalesce(w.ends_on, 'infinity'))
            ELSE EXISTS (SELECT 1 FROM public.delegate l WHERE l.cohort_id = cohort AND l.person_id = r.person_id
              AND m.on_date BETWEEN l.starts_on AND coalesce(l.ends_on, 'infinity')) END
          GROUP BY 1, 2)
        SELECT m.key, CASE WHEN m.cohort_id = ANY (reach) THEN m.id END, CASE WHEN m.cohort_id <> cohort THEN c.name END, g.nature, CASE WHEN m.cohort_id = ANY (reach) THEN g.title END,
          g.from_time, g.to_time, m.same_half, coalesce(n.people, '{}')
        FROM met m JOIN public.gathering g ON g.id = m.id JOIN public.cohort c ON c.id = m.cohort_id LEFT JOIN concerned n ON n.key = m.key AND n.id = m.id
        WHERE m.cohort_id = cohort OR m.cohort_id = ANY (reach) OR n.people IS NOT NULL;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.gathering_collisions;
      SELECT access.unprotect(t) FROM unnest('{gathering_task,sequence_speaker,gathering_sequence,working_group_member,working_group}'::text[]) t;
      DROP TABLE gathering_task, sequence_speaker, gathering_sequence;
      DROP POLICY may_delete ON gathering_half_day;
      CREATE POLICY may_delete ON gathering_half_day FOR DELETE USING (ARRAY[gathering_id, cohort_id] && (SELECT access.ids('gathering', 'delete')));
      DROP INDEX gathering_half_day_on_half_idx;
      ALTER TABLE gathering DROP COLUMN working_group_id, DROP COLUMN capacity;
      DROP TABLE working_group_member, working_group;`);
  }
}

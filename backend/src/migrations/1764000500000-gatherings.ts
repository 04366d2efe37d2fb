import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gatherings, their half-days, who is invited and answers, who came, and what was shown. */
export class Gatherings1764000500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE gathering (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id  uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        nature     text NOT NULL CHECK (nature IN ('common_day', 'webinar', 'pilot_project_forum', 'peer_exchange', 'learning_trip', 'drop_in', 'initiation_day')),
        format     text NOT NULL CHECK (format IN ('on_site', 'remote', 'hybrid')),
        title      text NOT NULL CHECK (length(title) BETWEEN 3 AND 200),
        number     integer CHECK (number > 0),
        held_on    date,
        from_time  time,
        to_time    time,
        period     text CHECK (length(period) <= 80),
        place      text CHECK (length(place) <= 200),
        address    text CHECK (length(address) <= 300),
        url        text CHECK (url ~ '^https://' AND length(url) <= 500),
        purpose    text CHECK (length(purpose) <= 2000),
        version    integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, cohort_id),
        CHECK (to_time IS NULL OR (from_time IS NOT NULL AND to_time > from_time))
      );
      -- A gathering without a day comes after all that have one; the list's cursor walks this very order.
      CREATE INDEX gathering_cohort_id_held_on_idx ON gathering (cohort_id, coalesce(held_on, 'infinity'::date), id);

      CREATE TABLE gathering_half_day (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        on_date      date,
        half         text NOT NULL CHECK (half IN ('morning', 'afternoon', 'evening')),
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        UNIQUE NULLS NOT DISTINCT (gathering_id, on_date, half),
        UNIQUE (id, gathering_id)
      );
      CREATE INDEX gathering_half_day_cohort_id_idx ON gathering_half_day (cohort_id);

      -- The category is copied on the registration: who somebody was that day.
      CREATE TABLE registration (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        gathering_id     uuid NOT NULL,
        participation_id uuid,
        person_id        uuid NOT NULL REFERENCES person,
        category         text CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident')),
        invited_at       timestamptz,
        answer           text CHECK (answer IN ('yes', 'no', 'replaced')),
        answered_at      timestamptz,
        answered_by_id   uuid REFERENCES person,
        replacement_name text CHECK (length(replacement_name) BETWEEN 2 AND 160),
        replacement_role text CHECK (length(replacement_role) <= 160),
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (gathering_id, person_id),
        UNIQUE (id, gathering_id),
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK (replacement_name IS NULL OR answer = 'replaced')
      );
      CREATE INDEX registration_cohort_id_idx ON registration (cohort_id, gathering_id);
      CREATE INDEX registration_figures_idx ON registration (gathering_id) INCLUDE (id, category, answer, invited_at);
      CREATE INDEX registration_participation_id_idx ON registration (participation_id);
      CREATE INDEX registration_person_id_idx ON registration (person_id);
      CREATE INDEX registration_answered_by_id_idx ON registration (answered_by_id);

      CREATE TABLE attendance (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id       uuid NOT NULL,
        gathering_id    uuid NOT NULL,
        registration_id uuid NOT NULL,
        half_day_id     uuid NOT NULL,
        noted_by_id     uuid REFERENCES person,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (registration_id, gathering_id) REFERENCES registration (id, gathering_id) ON DELETE CASCADE,
        FOREIGN KEY (half_day_id, gathering_id) REFERENCES gathering_half_day (id, gathering_id) ON DELETE CASCADE,
        UNIQUE (registration_id, half_day_id)
      );
      CREATE INDEX attendance_cohort_id_idx ON attendance (cohort_id);
      CREATE INDEX attendance_gathering_id_idx ON attendance (gathering_id, registration_id);
      CREATE INDEX attendance_half_day_id_idx ON attendance (half_day_id);
      CREATE INDEX attendance_noted_by_id_idx ON attendance (noted_by_id);

      CREATE TABLE resource (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        kind         text NOT NULL CHECK (kind IN ('slides', 'replay', 'summary', 'teaching_kit')),
        title        text NOT NULL CHECK (length(title) BETWEEN 2 AND 200),
        url          text CHECK (url ~ '^https://' AND length(url) <= 500),
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX resource_gathering_id_idx ON resource (gathering_id);
      CREATE INDEX resource_cohort_id_idx ON resource (cohort_id);

      SELECT access.protect('gathering', 'gathering', 'id', 'cohort_id');
      SELECT access.protect('gathering_half_day', 'gathering', 'gathering_id', 'cohort_id');
      SELECT access.protect('registration', 'registration', 'id', 'cohort_id', 'participation_id', 'person_id');
      SELECT access.protect('attendance', 'attendance', 'cohort_id', 'registration_id');
      SELECT access.protect('resource', 'resource', 'cohort_id', 'gathering_id');

      -- Numbers by category without a name: [invited, yes, replaced, no, came]. Who reads them may not read registrations.
      CREATE FUNCTION access.attendance_figures(asked uuid[]) RETURNS TABLE (gathering_id uuid, figures json)
        LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('attendance_figures', 'read'); counted uuid[];
      BEGIN
        IF cardinality(reach) = 0 THEN RETURN; END IF;
        counted := ARRAY(SELECT g.id FROM public.gathering g WHERE g.id = ANY (asked) AND (g.cohort_id = ANY (reach) OR g.id = ANY (reach)));
        RETURN QUERY
          SELECT c.gathering_id, json_object_agg(c.category, json_build_array(c.invited, c.yes, c.replaced, c.no, c.came))
          FROM (SELECT r.gathering_id, coalesce(r.category, 'other') AS category, count(r.invited_at) AS invited,
              count(*) FILTER (WHERE r.answer = 'yes') AS yes, count(*) FILTER (WHERE r.answer = 'replaced') AS replaced,
              count(*) FILTER (WHERE r.answer = 'no') AS no, count(a.registration_id) AS came
            FROM public.registration r
              LEFT JOIN (SELECT DISTINCT t.registration_id FROM public.attendance t WHERE t.gathering_id = ANY (counted)) a ON a.registration_id = r.id
            WHERE r.gathering_id = ANY (counted) GROUP BY 1, 2) c
          GROUP BY 1;
      END $$;

      -- How many territories are invited: « les 8 territoires ».
      CREATE FUNCTION access.invited_territories(asked uuid) RETURNS integer
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('attendance_figures', 'read');
      BEGIN
        RETURN (SELECT count(DISTINCT r.participation_id)::integer FROM public.registration r
          WHERE r.gathering_id = asked AND (r.cohort_id = ANY (reach) OR r.gathering_id = ANY (reach)));
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.attendance_figures, access.invited_territories;
      SELECT access.unprotect(t) FROM unnest('{gathering,gathering_half_day,registration,attendance,resource}'::text[]) t;
      DROP TABLE resource, attendance, registration, gathering_half_day, gathering;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Recruiting and the frame of a cohort: where a lead comes from, what comes next, when and by whom; dated facts about the
 * head of an executive; presentation events; partners with their dates and whom to call; targets of the programme and of a
 * cohort, with the figures that were typed. The recruitment's counts come from the stages themselves, so the stored ones go.
 */
export class Recruiting1764100400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE cohort DROP COLUMN approached_count, DROP COLUMN met_count,
        ADD COLUMN support_days_default numeric(4, 2) NOT NULL DEFAULT 8 CHECK (support_days_default BETWEEN 0 AND 60);

      ALTER TABLE participation
        ADD COLUMN lead_organisation_id uuid REFERENCES organisation,
        ADD COLUMN lead_person_id uuid REFERENCES person;
      CREATE INDEX participation_lead_organisation_id_idx ON participation (lead_organisation_id);
      CREATE INDEX participation_lead_person_id_idx ON participation (lead_person_id);

      ALTER TABLE participation_stage
        ADD COLUMN next_on date,
        ADD COLUMN next_by_id uuid REFERENCES person,
        ADD CONSTRAINT participation_stage_next_said CHECK (next_step IS NOT NULL OR next_on IS NULL AND next_by_id IS NULL);
      CREATE INDEX participation_stage_next_by_id_idx ON participation_stage (next_by_id);

      -- Facts with dates, and nothing else: there is no room for a word of opinion.
      CREATE TABLE executive_fact (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('met', 'present')),
        on_date          date NOT NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        CONSTRAINT executive_fact_once UNIQUE (participation_id, kind, on_date)
      );
      CREATE INDEX executive_fact_cohort_id_idx ON executive_fact (cohort_id);

      CREATE TABLE presentation (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id  uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        title      text NOT NULL CHECK (length(title) BETWEEN 2 AND 120),
        place      text CHECK (length(place) <= 120),
        held_on    date NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, cohort_id)
      );
      CREATE INDEX presentation_cohort_id_idx ON presentation (cohort_id, held_on);
      CREATE TABLE presentation_territory (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        presentation_id  uuid NOT NULL,
        participation_id uuid NOT NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (presentation_id, cohort_id) REFERENCES presentation (id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (presentation_id, participation_id)
      );
      CREATE INDEX presentation_territory_participation_id_idx ON presentation_territory (participation_id);
      CREATE INDEX presentation_territory_cohort_id_idx ON presentation_territory (cohort_id);

      ALTER TABLE cohort_partner
        ADD COLUMN starts_on date,
        ADD COLUMN ends_on date,
        ADD COLUMN contact_id uuid REFERENCES person,
        ADD CONSTRAINT cohort_partner_in_order CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on);
      CREATE INDEX cohort_partner_contact_id_idx ON cohort_partner (contact_id);

      -- Without a cohort, a target of the whole programme.
      CREATE TABLE programme_target (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id   uuid REFERENCES cohort ON DELETE CASCADE,
        indicator   text NOT NULL CHECK (indicator IN ('regions', 'territories_approached', 'territories_met', 'territories_engaged', 'interviews',
          'diagnostics_restituted', 'gatherings', 'people_present', 'support_days', 'effects', 'other')),
        label       text CHECK (length(label) BETWEEN 2 AND 120),
        target      numeric(9, 2) NOT NULL CHECK (target >= 0),
        due_on      date,
        explanation text NOT NULL DEFAULT '' CHECK (length(explanation) <= 4000),
        version     integer NOT NULL DEFAULT 1,
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now(),
        CHECK (indicator <> 'other' OR label IS NOT NULL)
      );
      CREATE INDEX programme_target_cohort_id_idx ON programme_target (cohort_id);
      CREATE TABLE target_reading (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id  uuid REFERENCES cohort ON DELETE CASCADE,
        target_id  uuid NOT NULL REFERENCES programme_target ON DELETE CASCADE,
        on_date    date NOT NULL,
        value      numeric(9, 2) NOT NULL CHECK (value >= 0),
        source     text NOT NULL CHECK (length(source) BETWEEN 2 AND 200),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT target_reading_once UNIQUE (target_id, on_date)
      );
      CREATE INDEX target_reading_cohort_id_idx ON target_reading (cohort_id);

      -- Phases and partners become the staff's to write; the network's administration gives a new cohort the shape of another.
      SELECT access.unprotect(t) FROM unnest('{cohort_phase,cohort_partner}'::text[]) t;
      DROP POLICY owner_maintenance ON cohort_phase; DROP POLICY may_read ON cohort_phase; DROP POLICY may_create ON cohort_phase;
      DROP POLICY may_update ON cohort_phase; DROP POLICY may_delete ON cohort_phase;
      DROP POLICY owner_maintenance ON cohort_partner; DROP POLICY may_read ON cohort_partner; DROP POLICY may_create ON cohort_partner;
      DROP POLICY may_update ON cohort_partner; DROP POLICY may_delete ON cohort_partner;
      DROP TRIGGER kept_insert ON cohort_phase; DROP TRIGGER kept_update ON cohort_phase; DROP TRIGGER kept_delete ON cohort_phase;
      DROP TRIGGER kept_insert ON cohort_partner; DROP TRIGGER kept_update ON cohort_partner; DROP TRIGGER kept_delete ON cohort_partner;
      SELECT access.protect('cohort_phase', 'cohort_phase', 'cohort_id', 'access.network_id()');
      SELECT access.protect('cohort_partner', 'cohort_partner', 'cohort_id', 'access.network_id()');

      SELECT access.protect('executive_fact', 'executive_fact', 'cohort_id', 'participation_id');
      SELECT access.protect('presentation', 'presentation', 'cohort_id');
      SELECT access.protect('presentation_territory', 'presentation_territory', 'cohort_id');
      SELECT access.protect('programme_target', 'programme_target', 'cohort_id', 'access.network_id()');
      SELECT access.protect('target_reading', 'programme_target', 'cohort_id', 'access.network_id()');
      -- What the whole programme aimed at is read by those who follow any of its cohorts.
      CREATE POLICY programme_read ON programme_target FOR SELECT USING (cohort_id IS NULL AND ARRAY[access.network_id()] && (SELECT access.ids('programme', 'read')));
      CREATE POLICY programme_read ON target_reading FOR SELECT USING (cohort_id IS NULL AND ARRAY[access.network_id()] && (SELECT access.ids('programme', 'read')));
      SELECT access.keep_history(t) FROM unnest('{cohort_phase,cohort_partner,executive_fact,presentation,presentation_territory,programme_target,target_reading}'::text[]) t;

      -- How many interviews a cohort had held by a day: a number, for those who may know it.
      CREATE FUNCTION access.interviews_held(cohorts uuid[], day date) RETURNS TABLE (cohort_id uuid, held integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('interview_numbers', 'read');
      BEGIN
        RETURN QUERY SELECT i.cohort_id, count(*)::integer FROM public.interview i
          WHERE i.cohort_id = ANY (cohorts) AND i.cohort_id = ANY (reach) AND i.held_on <= day GROUP BY 1;
      END $$;

      -- How many different people came by a day, for those who may know how many came.
      CREATE FUNCTION access.people_present(cohorts uuid[], day date) RETURNS TABLE (cohort_id uuid, people integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('attendance_figures', 'read');
      BEGIN
        RETURN QUERY SELECT a.cohort_id, count(DISTINCT r.person_id)::integer FROM public.attendance a
          JOIN public.registration r ON r.id = a.registration_id JOIN public.gathering_half_day h ON h.id = a.half_day_id
          WHERE a.cohort_id = ANY (cohorts) AND a.cohort_id = ANY (reach) AND h.on_date <= day GROUP BY 1;
      END $$;

      -- The programme's own totals, over every cohort: four numbers, for those who follow the programme. An institution is no
      -- territory; its column comes with a later migration, and is looked for at the first call only.
      CREATE FUNCTION access.programme_figures(day date) RETURNS TABLE (regions integer, territories_approached integer, territories_met integer, territories_engaged integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT access.network_id() = ANY (access.ids('programme', 'read')) THEN RETURN; END IF;
        RETURN QUERY SELECT count(DISTINCT nullif(c.region, '')) FILTER (WHERE s.stage = ANY (walked.stages))::integer, count(DISTINCT s.participation_id)::integer,
            count(DISTINCT s.participation_id) FILTER (WHERE s.stage = 'met' OR s.stage = ANY (walked.stages))::integer,
            count(DISTINCT s.participation_id) FILTER (WHERE s.stage = ANY (walked.stages))::integer
          FROM public.participation_stage s JOIN public.cohort c ON c.id = s.cohort_id
            JOIN public.participation p ON p.id = s.participation_id AND p.accompanied_as = 'territory' CROSS JOIN (SELECT '{engaged,paused,completed,stopped}'::text[] AS stages) walked
          WHERE s.reached_on <= day;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.interviews_held, access.people_present, access.programme_figures;
      SELECT access.unprotect(t) FROM unnest('{target_reading,programme_target,presentation_territory,presentation,executive_fact,cohort_partner,cohort_phase}'::text[]) t;
      DROP TABLE target_reading, programme_target, presentation_territory, presentation, executive_fact;
      DROP POLICY owner_maintenance ON cohort_phase; DROP POLICY may_read ON cohort_phase; DROP POLICY may_create ON cohort_phase;
      DROP POLICY may_update ON cohort_phase; DROP POLICY may_delete ON cohort_phase;
      DROP POLICY owner_maintenance ON cohort_partner; DROP POLICY may_read ON cohort_partner; DROP POLICY may_create ON cohort_partner;
      DROP POLICY may_update ON cohort_partner; DROP POLICY may_delete ON cohort_partner;
      DROP TRIGGER kept_insert ON cohort_phase; DROP TRIGGER kept_update ON cohort_phase; DROP TRIGGER kept_delete ON cohort_phase;
      DROP TRIGGER kept_insert ON cohort_partner; DROP TRIGGER kept_update ON cohort_partner; DROP TRIGGER kept_delete ON cohort_partner;
      SELECT access.protect('cohort_phase', 'cohort', 'cohort_id');
      SELECT access.protect('cohort_partner', 'cohort', 'cohort_id');
      SELECT access.keep_history(t) FROM unnest('{cohort_phase,cohort_partner}'::text[]) t;
      ALTER TABLE cohort_partner DROP COLUMN starts_on, DROP COLUMN ends_on, DROP COLUMN contact_id;
      ALTER TABLE participation_stage DROP COLUMN next_on, DROP COLUMN next_by_id;
      ALTER TABLE participation DROP COLUMN lead_organisation_id, DROP COLUMN lead_person_id;
      ALTER TABLE cohort DROP COLUMN support_days_default, ADD COLUMN approached_count integer CHECK (approached_count >= 0), ADD COLUMN met_count integer CHECK (met_count >= 0);
      UPDATE cohort c SET approached_count = n.approached, met_count = n.met FROM (
        SELECT cohort_id, count(DISTINCT participation_id) AS approached,
          count(DISTINCT participation_id) FILTER (WHERE stage IN ('met', 'engaged', 'paused', 'completed', 'stopped')) AS met
        FROM participation_stage GROUP BY 1) n WHERE n.cohort_id = c.id;`);
  }
}

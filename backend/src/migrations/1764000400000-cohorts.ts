import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cohorts, their phases and partners; participation, the hinge; its stages with dates; delegations over time. */
export class Cohorts1764000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE cohort (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id  uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        name        text NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
        years       text NOT NULL DEFAULT '' CHECK (length(years) <= 20),
        region      text NOT NULL DEFAULT '' CHECK (length(region) <= 80),
        starts_on   date NOT NULL,
        ends_on     date,
        approached_count integer CHECK (approached_count >= 0),
        met_count   integer CHECK (met_count >= 0),
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_on IS NULL OR ends_on >= starts_on)
      );
      CREATE INDEX cohort_network_id_starts_on_idx ON cohort (network_id, starts_on DESC, id);

      CREATE TABLE cohort_phase (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id  uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        phase      text NOT NULL CHECK (phase IN ('common_core', 'diagnostic', 'peer_exchange', 'pilot_project', 'storytelling', 'evaluation')),
        starts_on  date NOT NULL,
        ends_on    date NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_on >= starts_on),
        UNIQUE (cohort_id, phase, starts_on)
      );

      CREATE TABLE cohort_partner (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id       uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisation,
        role            text NOT NULL CHECK (role IN ('pivot_ally', 'embedded_evaluator', 'embedded_media', 'narrative_facilitator', 'funder')),
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        UNIQUE (cohort_id, organisation_id, role)
      );
      CREATE INDEX cohort_partner_organisation_id_idx ON cohort_partner (organisation_id);

      CREATE TABLE participation (
        id                  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id           uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        territory_id        uuid NOT NULL REFERENCES territory,
        lead_origin         text CHECK (lead_origin IN ('open_call', 'region_proposal', 'ally_proposal')),
        support_days_budget numeric(4, 2) NOT NULL DEFAULT 8 CHECK (support_days_budget BETWEEN 0 AND 60),
        executive_title     text CHECK (length(executive_title) <= 60),
        created_at          timestamptz NOT NULL DEFAULT now(),
        updated_at          timestamptz NOT NULL DEFAULT now(),
        UNIQUE (cohort_id, territory_id),
        UNIQUE (id, cohort_id)
      );
      CREATE INDEX participation_territory_id_idx ON participation (territory_id);

      CREATE TABLE participation_stage (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        stage            text NOT NULL CHECK (stage IN ('approached', 'interested', 'met', 'engaged', 'paused', 'completed', 'did_not_follow_up', 'stopped')),
        reached_on       date NOT NULL,
        next_step        text CHECK (length(next_step) <= 400),
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX participation_stage_participation_id_idx ON participation_stage (participation_id, reached_on DESC, created_at DESC);
      CREATE INDEX participation_stage_cohort_id_idx ON participation_stage (cohort_id);

      CREATE TABLE delegate (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        person_id        uuid NOT NULL REFERENCES person,
        category         text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident')),
        status           text NOT NULL CHECK (status IN ('foreseen', 'agreed')),
        role_title       text CHECK (length(role_title) <= 160),
        head_of_executive boolean NOT NULL DEFAULT false,
        starts_on        date NOT NULL,
        ends_on          date,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        CHECK (ends_on IS NULL OR ends_on >= starts_on),
        -- The end date is the last day inside, hence the closed range.
        CONSTRAINT delegate_once_at_a_time EXCLUDE USING gist (participation_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
      );
      CREATE INDEX delegate_participation_id_idx ON delegate (participation_id, category, starts_on);
      CREATE INDEX delegate_cohort_id_idx ON delegate (cohort_id);
      CREATE INDEX delegate_person_id_idx ON delegate (person_id);

      ALTER TABLE hat
        ADD FOREIGN KEY (cohort_id) REFERENCES cohort ON DELETE CASCADE,
        ADD FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE;
      ALTER TABLE personal_link
        ADD FOREIGN KEY (cohort_id) REFERENCES cohort ON DELETE CASCADE,
        ADD FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE;
      ALTER TABLE outbox_message ADD FOREIGN KEY (cohort_id) REFERENCES cohort ON DELETE CASCADE;
      ALTER TABLE data_key ADD FOREIGN KEY (cohort_id) REFERENCES cohort ON DELETE CASCADE;

      SELECT access.protect('cohort', 'cohort', 'id', 'network_id');
      SELECT access.protect('cohort_phase', 'cohort', 'cohort_id');
      SELECT access.protect('cohort_partner', 'cohort', 'cohort_id');
      SELECT access.protect('participation', 'participation', 'id', 'cohort_id');
      SELECT access.protect('participation_stage', 'participation_stage', 'cohort_id', 'participation_id');
      SELECT access.protect('delegate', 'delegate', 'id', 'cohort_id', 'participation_id');

      -- The people one walks with: names and roles, never contacts.
      CREATE FUNCTION access.companions() RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE cohorts uuid[] := access.ids('cohort_people', 'read');
      BEGIN
        RETURN ARRAY(SELECT d.person_id FROM public.delegate d WHERE d.cohort_id = ANY (cohorts)
          UNION SELECT d.person_id FROM public.delegate d WHERE d.participation_id = ANY (access.ids('team_people', 'read'))
          UNION SELECT h.person_id FROM public.hat h WHERE h.cohort_id = ANY (cohorts) AND h.withdrawn_at IS NULL);
      END $$;
      -- Which territories walk, and since when, is no secret of those who walk; who was approached in vain, and what comes next, is.
      CREATE FUNCTION access.engaged_participations(cohorts uuid[]) RETURNS TABLE (participation_id uuid, engaged_on date)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('participation', 'read');
      BEGIN
        RETURN QUERY SELECT s.participation_id, min(s.reached_on) FROM public.participation_stage s
          WHERE s.cohort_id = ANY (cohorts) AND ARRAY[s.cohort_id, s.participation_id] && reach
            AND s.stage IN ('engaged', 'paused', 'completed', 'stopped')
          GROUP BY 1;
      END $$;
      CREATE POLICY companions_read ON person FOR SELECT USING (id = ANY ((SELECT access.companions())::uuid[]));`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY companions_read ON person;
      DROP FUNCTION access.companions, access.engaged_participations;
      ALTER TABLE hat DROP CONSTRAINT hat_cohort_id_fkey, DROP CONSTRAINT hat_participation_id_cohort_id_fkey;
      ALTER TABLE personal_link DROP CONSTRAINT personal_link_cohort_id_fkey, DROP CONSTRAINT personal_link_participation_id_cohort_id_fkey;
      ALTER TABLE outbox_message DROP CONSTRAINT outbox_message_cohort_id_fkey;
      ALTER TABLE data_key DROP CONSTRAINT data_key_cohort_id_fkey;
      SELECT access.unprotect(t) FROM unnest('{cohort,cohort_phase,cohort_partner,participation,participation_stage,delegate}'::text[]) t;
      DROP TABLE delegate, participation_stage, participation, cohort_partner, cohort_phase, cohort;`);
  }
}

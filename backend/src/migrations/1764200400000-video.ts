import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Participants' files of video meetings. What a file says of people is kept between its reading and its confirmation,
 * never the file; hours are erased once presences are written, and after 14 days in any case. What a name was said to
 * mean is remembered for the next file of the cohort, until somebody has it forgotten.
 */
export class Video1764200400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE video_import (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL,
        gathering_id  uuid NOT NULL,
        tool          text NOT NULL CHECK (tool IN ('zoom', 'teams', 'big_blue_button')),
        source_name   text CHECK (length(source_name) <= 200),
        -- Seconds on the network's own clock; erased with those of the people.
        span          jsonb,
        share         integer NOT NULL DEFAULT 50 CHECK (share BETWEEN 1 AND 100),
        basis         text NOT NULL CHECK (basis IN ('planned', 'meeting')),
        state         text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'applied')),
        noted         integer CHECK (noted >= 0),
        version       integer NOT NULL DEFAULT 1,
        created_by_id uuid REFERENCES person ON DELETE SET NULL,
        applied_by_id uuid REFERENCES person ON DELETE SET NULL,
        applied_at    timestamptz,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, gathering_id),
        FOREIGN KEY (gathering_id, cohort_id) REFERENCES gathering (id, cohort_id) ON DELETE CASCADE,
        CHECK ((state = 'applied') = (applied_at IS NOT NULL)),
        CHECK ((state = 'applied') = (span IS NULL))
      );
      CREATE INDEX video_import_gathering_id_idx ON video_import (gathering_id, created_at DESC);
      CREATE INDEX video_import_cohort_id_idx ON video_import (cohort_id);
      CREATE INDEX video_import_created_by_id_idx ON video_import (created_by_id);
      CREATE INDEX video_import_applied_by_id_idx ON video_import (applied_by_id);

      CREATE TABLE video_participant (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id    uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        import_id    uuid NOT NULL,
        gathering_id uuid NOT NULL,
        name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        emails       text[] NOT NULL DEFAULT '{}',
        spans        jsonb NOT NULL,
        person_id    uuid REFERENCES person ON DELETE SET NULL,
        outsider     boolean NOT NULL DEFAULT false,
        known_by     text CHECK (known_by IN ('email', 'alias', 'name', 'hand')),
        created_at   timestamptz NOT NULL DEFAULT now(),
        updated_at   timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (import_id, gathering_id) REFERENCES video_import (id, gathering_id) ON DELETE CASCADE,
        CHECK (NOT (outsider AND person_id IS NOT NULL))
      );
      CREATE INDEX video_participant_import_id_idx ON video_participant (import_id);
      CREATE INDEX video_participant_cohort_id_idx ON video_participant (cohort_id);
      CREATE INDEX video_participant_person_id_idx ON video_participant (person_id);

      -- What a shown name, or an address unknown to the directory, means in a cohort; nobody: not somebody of the cohort.
      CREATE TABLE video_alias (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        alias         text NOT NULL CHECK (length(alias) BETWEEN 1 AND 254),
        shown         text NOT NULL CHECK (length(shown) BETWEEN 1 AND 254),
        person_id     uuid REFERENCES person ON DELETE CASCADE,
        created_by_id uuid REFERENCES person ON DELETE SET NULL,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        UNIQUE (cohort_id, alias)
      );
      CREATE INDEX video_alias_person_id_idx ON video_alias (person_id);
      CREATE INDEX video_alias_created_by_id_idx ON video_alias (created_by_id);

      SELECT access.protect('video_import', 'video_import', 'id', 'cohort_id');
      SELECT access.protect('video_participant', 'video_import', 'cohort_id');
      SELECT access.protect('video_alias', 'video_import', 'cohort_id');

      -- Files that nobody confirmed for 14 days go; a name that is nobody's is forgotten a year after it was last met.
      CREATE FUNCTION access.forget_video_imports(proof text) RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE dropped integer; forgotten integer;
      BEGIN
        PERFORM access.proven(proof, 'forget_video_imports');
        DELETE FROM public.video_import WHERE state = 'pending' AND created_at < now() - interval '14 days';
        GET DIAGNOSTICS dropped = ROW_COUNT;
        DELETE FROM public.video_alias WHERE person_id IS NULL AND updated_at < now() - interval '1 year';
        GET DIAGNOSTICS forgotten = ROW_COUNT;
        RETURN dropped + forgotten;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.forget_video_imports;
      SELECT access.unprotect(t) FROM unnest('{video_participant,video_import,video_alias}'::text[]) t;
      DROP TABLE video_alias, video_participant, video_import;`);
  }
}

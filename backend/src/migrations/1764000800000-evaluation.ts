import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Effects, limits and the two viewpoints of a territory, and the published versions of its page of the report. */
export class Evaluation1764000800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE effect (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        statement        text NOT NULL CHECK (length(statement) BETWEEN 3 AND 1000),
        labels           text[] NOT NULL DEFAULT '{}' CHECK (cardinality(labels) <= 8),
        expected         boolean,
        evidence         text CHECK (length(evidence) <= 1000),
        seen_by          text CHECK (length(seen_by) <= 160),
        told_on          date NOT NULL,
        author_id        uuid REFERENCES person,
        entered_for_id   uuid REFERENCES person,
        confirmed_at     timestamptz,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX effect_participation_id_idx ON effect (participation_id, created_at, id);
      CREATE INDEX effect_cohort_id_idx ON effect (cohort_id);
      CREATE INDEX effect_author_id_idx ON effect (author_id);
      CREATE INDEX effect_entered_for_id_idx ON effect (entered_for_id);

      -- A « limite »: LIMIT is a word of SQL.
      CREATE TABLE limitation (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        statement        text NOT NULL CHECK (length(statement) BETWEEN 3 AND 1000),
        told_on          date NOT NULL,
        author_id        uuid REFERENCES person,
        entered_for_id   uuid REFERENCES person,
        confirmed_at     timestamptz,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX limitation_participation_id_idx ON limitation (participation_id, created_at, id);
      CREATE INDEX limitation_cohort_id_idx ON limitation (cohort_id);
      CREATE INDEX limitation_author_id_idx ON limitation (author_id);
      CREATE INDEX limitation_entered_for_id_idx ON limitation (entered_for_id);

      CREATE TABLE viewpoint (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        side             text NOT NULL CHECK (side IN ('ally', 'territory')),
        body             text NOT NULL CHECK (length(body) BETWEEN 3 AND 4000),
        said_by          text NOT NULL CHECK (length(said_by) BETWEEN 2 AND 200),
        collected_on     date NOT NULL,
        author_id        uuid REFERENCES person,
        entered_for_id   uuid REFERENCES person,
        -- Reread and accepted by the person: nothing is published before.
        accepted_at      timestamptz,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (participation_id, side)
      );
      CREATE INDEX viewpoint_cohort_id_idx ON viewpoint (cohort_id);
      CREATE INDEX viewpoint_author_id_idx ON viewpoint (author_id);
      CREATE INDEX viewpoint_entered_for_id_idx ON viewpoint (entered_for_id);

      -- What was made visible is a frozen version.
      CREATE TABLE territory_page (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        number           integer NOT NULL CHECK (number > 0),
        content          jsonb NOT NULL,
        published_by_id  uuid REFERENCES person,
        published_at     timestamptz NOT NULL DEFAULT now(),
        withdrawn_at     timestamptz,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (participation_id, number)
      );
      CREATE INDEX territory_page_cohort_id_idx ON territory_page (cohort_id);
      CREATE INDEX territory_page_published_by_id_idx ON territory_page (published_by_id);

      SELECT access.protect('effect', 'effect', 'cohort_id', 'participation_id');
      SELECT access.protect('limitation', 'limitation', 'cohort_id', 'participation_id');
      SELECT access.protect('viewpoint', 'viewpoint', 'cohort_id', 'participation_id');
      SELECT access.protect('territory_page', 'territory_page', 'cohort_id', 'participation_id');
      -- A withdrawn version is kept for those who publish, and gone for all others.
      DROP POLICY may_read ON territory_page;
      CREATE POLICY may_read ON territory_page FOR SELECT USING (
        ARRAY[cohort_id, participation_id] && (SELECT access.ids('territory_page', 'read'))
        AND (withdrawn_at IS NULL OR ARRAY[cohort_id, participation_id] && (SELECT access.ids('territory_page', 'create'))));`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.unprotect(t) FROM unnest('{effect,limitation,viewpoint,territory_page}'::text[]) t;
      DROP TABLE territory_page, viewpoint, limitation, effect;`);
  }
}

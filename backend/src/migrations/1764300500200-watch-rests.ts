import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line of « À regarder » that somebody puts aside until a day, for themselves alone. */
export class WatchRests1764300500200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE watch_rest (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id  uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        -- What the line is about, without its words.
        line       text NOT NULL CHECK (line ~ '^[0-9a-f]{32}$'),
        until      date NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX watch_rest_line_key ON watch_rest (person_id, line);
      SELECT access.protect('watch_rest', 'watch_rest', 'person_id');`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`SELECT access.unprotect('watch_rest'); DROP TABLE watch_rest;`);
  }
}

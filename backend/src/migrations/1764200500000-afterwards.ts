import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a gathering leaves behind may be a file. */
export class Afterwards1764200500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE resource ADD COLUMN file_id uuid UNIQUE REFERENCES stored_file;
      ALTER TABLE resource ADD CONSTRAINT resource_one_place CHECK (num_nonnulls(url, file_id) <= 1);
      SELECT access.holds_files('resource', 'file_id');`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.holds_no_files('resource', 'file_id');
      ALTER TABLE resource DROP COLUMN file_id;`);
  }
}

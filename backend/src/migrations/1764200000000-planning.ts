import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a gathering holds: how many people where a number is typed. */
export class Planning1764200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE gathering ADD COLUMN capacity integer CONSTRAINT gathering_capacity_check CHECK (capacity > 0);`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE gathering DROP COLUMN capacity;`);
  }
}

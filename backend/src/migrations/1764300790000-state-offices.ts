import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the State is represented for a commune or an intercommunalité: its arrondissement, and who sits there. Filled with the official list, read again after this. */
export class StateOffices1764300790000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE official_territory ADD COLUMN arrondissement text, ADD COLUMN state_office text CHECK (state_office IN ('prefecture', 'subprefecture'))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE official_territory DROP COLUMN state_office, DROP COLUMN arrondissement');
  }
}

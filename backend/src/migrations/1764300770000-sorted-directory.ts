import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory read by what people do: in this order as in that of their names, a page is walked along an index. */
export class SortedDirectory1764300770000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX person_role_order_idx ON person (network_id, (CASE WHEN role_title IS NULL THEN '1' ELSE '0' || lower(role_title) END), family_name, given_name, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX person_role_order_idx');
  }
}

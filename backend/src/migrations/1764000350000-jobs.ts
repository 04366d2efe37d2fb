import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The queue's own schema, built by the owner from the library's plans: the running application neither creates nor
 * changes it. It holds when to work, never what somebody said. Another version of pg-boss brings its own migration.
 */
export class Jobs1764000350000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The plans open and close a transaction of their own; here they join the one that is open.
    const plans = getConstructionPlans('pgboss', { createSchema: true });
    await db.query(plans.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '').replace(/^\s*SET LOCAL [^;]*;$/gm, ''));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA pgboss CASCADE');
  }
}

import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { createTestDatabase } from '../../platform/testing/test-database';

const since = migrations.findIndex(({ name }) => name.startsWith('Delegations'));

describe('a folder of data from before delegations', () => {
  it('keeps everybody: the quartet in the main team, inhabitants in a group beside it', async () => {
    const { ownerUrl, drop } = await createTestDatabase({ empty: true });
    const former = await new DataSource({ type: 'postgres', url: ownerUrl, migrations: migrations.slice(0, since), migrationsTableName: 'migrations' }).initialize();
    await former.runMigrations();
    await former.query(`
      INSERT INTO network (id, name) VALUES (access.network_id(), 'Essai') ON CONFLICT DO NOTHING;
      WITH c AS (INSERT INTO cohort (name, starts_on) VALUES ('Parcours', '2024-01-01') RETURNING id),
        t AS (INSERT INTO territory (name, kind, insee_code) VALUES ('Essai-sur-Lot', 'commune', '46999') RETURNING id),
        p AS (INSERT INTO participation (cohort_id, territory_id) SELECT c.id, t.id FROM c, t RETURNING id, cohort_id),
        x AS (INSERT INTO person (given_name, family_name) SELECT 'Maya', 'Essai ' || n FROM generate_series(1, 3) n RETURNING id, family_name)
      INSERT INTO delegate (cohort_id, participation_id, person_id, category, status, starts_on)
        SELECT p.cohort_id, p.id, x.id, CASE x.family_name WHEN 'Essai 3' THEN 'resident' ELSE 'state_agent' END, 'agreed', '2024-02-01' FROM p, x`);
    await former.destroy();
    const now = await new DataSource({ type: 'postgres', url: ownerUrl, migrations, migrationsTableName: 'migrations' }).initialize();
    await now.runMigrations();
    const kept: unknown = await now.query(
      `SELECT g.kind, g.rank, d.category, count(*)::int AS people FROM delegate d JOIN delegation g ON g.id = d.delegation_id AND g.kind = d.delegation_kind GROUP BY 1, 2, 3 ORDER BY 1`,
    );
    const told: unknown = await now.query('SELECT count(*)::int AS changes FROM record_change WHERE table_name IN (\'delegate\', \'delegation\') AND act = \'update\'');
    await now.destroy();
    await drop();
    expect(kept).toEqual([{ kind: 'quartet', rank: 1, category: 'state_agent', people: 2 }, { kind: 'residents', rank: null, category: 'resident', people: 1 }]);
    expect(told).toEqual([{ changes: 0 }]);
  });
});

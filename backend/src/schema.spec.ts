import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations';
import { openApi } from './platform/http/open-api';
import { createTestDatabase } from './platform/testing/test-database';
import { useApp } from './platform/testing/use-app';

/** Tables that no entity maps, with the reason why. */
const withoutEntity: Record<string, string> = {
  migrations: 'written by TypeORM itself',
  account: 'its secrets are read by functions alone',
  recovery_code: 'read by functions alone',
  sign_in: 'read by functions alone',
  account_link: 'read by functions alone',
  oidc_attempt: 'read and written by functions alone',
  oidc_identity: 'read and written by functions alone',
  oidc_session: 'read and written by functions alone',
  job_token: 'read by functions alone',
  personal_link: 'written in one statement, opened by its token',
  hat: 'written in one statement under its own policies',
  audit_entry: 'written by a function, never changed',
  audit_block: 'written by a function, never changed',
  record_change: 'written by a trigger, never changed',
  outbox_message: 'written in one statement',
  rate_counter: 'written by a function',
  mail_flow: 'written by a function',
  idempotency_key: 'written in one statement',
  data_key: 'wrapped keys, written in one statement',
  destroyed_key: 'a list of ids',
};

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

describe('the schema', () => {
  const app = useApp();

  it('is what the entities say, column by column', async () => {
    const source = app.nest.get(DataSource);
    const mapped = source.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column): Column => ({ table: tableName, column: column.databaseName, type: source.driver.normalizeType(column), nullable: column.isNullable })),
    );
    const tables = new Set(mapped.map(({ table }) => table));
    const stored = (
      await app.rows<Column>(
        `SELECT table_name AS "table", column_name AS "column", is_nullable = 'YES' AS nullable,
           CASE WHEN data_type = 'ARRAY' THEN substr(udt_name, 2) WHEN data_type = 'USER-DEFINED' THEN udt_name ELSE data_type END AS type
         FROM information_schema.columns WHERE table_schema = 'public'`,
      )
    ).filter(({ table }) => tables.has(table));
    const line = ({ table, column, type, nullable }: Column) => `${table}.${column} ${type}${nullable ? ' null' : ''}`;
    expect(mapped.map(line).sort()).toEqual(stored.map(line).sort());
  });

  it('has an entity for every table, but for those with a reason', async () => {
    const mapped = app.nest.get(DataSource).entityMetadatas.map(({ tableName }) => tableName);
    const tables = (await app.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)).map(({ name }) => name);
    expect(tables.filter((name) => !mapped.includes(name)).sort()).toEqual(Object.keys(withoutEntity).filter((name) => !mapped.includes(name)).sort());
  });

  it('has an index on every foreign key', async () => {
    const bare = await app.rows(`
      SELECT c.conrelid::regclass::text AS "table", c.conname AS key FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = ANY (c.conkey))`);
    expect(bare).toEqual([]);
  });

  it('goes down to nothing and up again', async () => {
    const { ownerUrl, drop } = await createTestDatabase({ empty: true });
    const source = await new DataSource({ type: 'postgres', url: ownerUrl, migrations, migrationsTableName: 'migrations' }).initialize();
    await source.runMigrations();
    for (const _ of migrations) await source.undoLastMigration();
    const [{ left }] = (await source.query(`SELECT count(*)::int AS left FROM pg_tables WHERE schemaname IN ('public', 'access', 'pgboss') AND tablename NOT IN ('migrations', 'typeorm_metadata')`)) as [{ left: number }];
    await source.runMigrations();
    await source.destroy();
    await drop();
    expect(left).toBe(0);
  });
});

describe('the committed description of the API', () => {
  const app = useApp();

  it('is the one that the contracts make: run « node backend/tools/openapi.mjs » after a change', () => {
    const committed = JSON.parse(readFileSync(join(__dirname, '../openapi.json'), 'utf8'));
    expect(openApi(app.nest)).toEqual(committed);
  });
});

describe('the migrations', () => {
  it('need no superuser: the owner of the test template is none', async () => {
    const { ownerUrl, drop } = await createTestDatabase();
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    const { rows } = await owner.query('SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user');
    await owner.end();
    await drop();
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });
});

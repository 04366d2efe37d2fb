import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A migrated, empty database of one spec file, with the addresses of its two roles. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** For what neither role may do: ending connections, reading what row security hides. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** Copies the run's migrated template, so that spec files never see each other's rows; `empty` leaves it without schema. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(`CREATE DATABASE ${name} OWNER cordee_owner TEMPLATE ${empty ? 'template0' : 'cordee_template'}`);
  await asSuperuser(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await asSuperuser(`GRANT CONNECT ON DATABASE ${name} TO cordee_app`);
  return {
    name,
    ownerUrl: url('TEST_OWNER_URL', name),
    appUrl: url('TEST_APP_URL', name),
    superuserUrl: url('TEST_SUPERUSER_URL', name),
    drop: () => asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: url('TEST_SUPERUSER_URL', 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function url(variable: string, database: string): string {
  const known = process.env[variable];
  if (!known) throw new Error(`${variable} is missing: run specs with backend/jest.config.cjs, which starts PostgreSQL.`);
  const address = new URL(known);
  address.pathname = `/${database}`;
  return address.href;
}

import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { proofKey } from '../crypto/keyring';
import type { Right } from '../auth/right';
import { grantTo } from './grants';
import { type PersonalTables, writePersonalData } from './personal-data';

type Migration = new () => MigrationInterface;

/** What the owner needs to bring a database up to date. */
export interface Upgrade {
  ownerUrl: string;
  appUrl: string;
  secret: string;
  migrations: Migration[];
  rights: readonly Right[];
  personalData: PersonalTables;
}

/**
 * Brings the schema, the table of rights, the list of personal columns, the proof key and the application's grants up to date.
 * Run by the owner, who need not be superuser; running it again changes nothing.
 */
export async function migrate({ ownerUrl, appUrl, secret, migrations, rights, personalData }: Upgrade): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url: ownerUrl, migrations, migrationsTableName: 'migrations' }).initialize();
  try {
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await source.destroy();
  }
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query('DELETE FROM access.permission');
    await owner.query('INSERT INTO access.permission SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(hat text, object text, act text, scope text)', [
      JSON.stringify(rights),
    ]);
    await owner.query(`INSERT INTO access.secret VALUES ('proof', $1) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value`, [proofKey(secret)]);
    await writePersonalData(owner, personalData);
    await owner.query('COMMIT');
    await grantTo(owner, decodeURIComponent(new URL(appUrl).username));
  } finally {
    await owner.end();
  }
}

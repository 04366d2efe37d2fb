import { ConfigError, readConfig } from './platform/config/config';
import { migrate } from './platform/database/migrator';
import { migrations } from './migrations';
import { personalData } from './personal-data';
import { rights } from './rights';

/** Brings the database of `DATABASE_OWNER_URL` up to date for the role of `DATABASE_URL`. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.DATABASE_OWNER_URL) throw new ConfigError('DATABASE_OWNER_URL : nécessaire pour mettre la base à jour.');
  await migrate({ ownerUrl: config.DATABASE_OWNER_URL, appUrl: config.DATABASE_URL, secret: config.CORDEE_SECRET, migrations, rights, personalData });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});

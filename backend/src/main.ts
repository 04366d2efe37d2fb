import 'reflect-metadata';
import { join } from 'node:path';
import { createApp } from './create-app';
import { migrations } from './migrations';
import { ConfigError, readConfig } from './platform/config/config';
import { checkDatabase } from './platform/database/check-database';
import { Jobs } from './platform/jobs/jobs';
import { Upkeep } from './platform/jobs/upkeep';

/** Starts the server, or says in one line what stops it. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await checkDatabase(config, migrations.map(({ name }) => name));
  const app = await createApp({ siteRoot: join(__dirname, '..', 'frontend', 'browser') });
  await app.listen(config.PORT, config.HOST);
  await app.get(Jobs).start();
  app.get(Upkeep).start();
  process.send?.('listening');
  console.log(`Cordée écoute sur ${config.PUBLIC_URL}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});

import { loadOfficialTerritories } from './network/official/official-loader';
import { ConfigError, readConfig } from './platform/config/config';

/** Brings the official list of communes and intercommunalities of `DATABASE_OWNER_URL` to the version of its package. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.DATABASE_OWNER_URL) throw new ConfigError('DATABASE_OWNER_URL : nécessaire pour charger la liste officielle.');
  await loadOfficialTerritories(config.DATABASE_OWNER_URL);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});

import { Client } from 'pg';
import { ConfigError, readConfig } from '../platform/config/config';
import { DemoLoader } from './demo-loader';
import { LoadRefused, readScale, refuseWithoutRoom } from './load-options';

const withCompanions = '--companions';

/** `load.js --scale S [--companions]`: fills the empty database of `DATABASE_OWNER_URL`. Exit code 3: it is not empty. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const companions = words.includes(withCompanions);
  const scale = readScale(words.filter((word) => word !== withCompanions));
  const config = readConfig(process.env);
  if (!config.DATABASE_OWNER_URL)
    throw new ConfigError('DATABASE_OWNER_URL : nécessaire pour charger le réseau de démonstration.');
  await refuseWithoutRoom(scale, config.CORDEE_DATA_DIR);
  const owner = new Client({ connectionString: config.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    const began = Date.now();
    const rows = await new DemoLoader(owner, config).load(scale, (cohorts) => {
      if (cohorts % 50 === 1 && scale > 1) console.log(`${cohorts} sur ${scale}, ${Math.round((Date.now() - began) / 1000)} s`);
    }, { companions });
    console.log(`${rows.toLocaleString('fr-FR')} lignes, ${scale} parcours.`);
  } finally {
    await owner.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof LoadRefused ? error.message : error);
  process.exitCode = error instanceof LoadRefused ? error.exitCode : 1;
});

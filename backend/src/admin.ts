import { z } from 'zod';
import { makeAdministrator } from './identity/administrator';
import { ConfigError, readConfig } from './platform/config/config';

/** `npm run admin -- EMAIL`: names an administrator and prints the link by which they come in. */
async function main(): Promise<void> {
  const email = z.email().safeParse(process.argv[2]);
  if (!email.success) throw new ConfigError('Indiquez une adresse e-mail : npm run admin -- prenom.nom@exemple.fr');
  const link = await makeAdministrator(readConfig(process.env), email.data);
  console.log(`${email.data} administre maintenant le réseau.`);
  console.log(`Ce lien sert une seule fois, pendant 24 heures ; transmettez-le par un moyen sûr :\n${link}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});

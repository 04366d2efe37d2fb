import { join } from 'node:path';
import { build } from './build.mjs';
import { Refusal } from './command.mjs';
import { database, dataDirectory, environment } from './environment.mjs';
import { root } from './install.mjs';
import { prepare } from './serve.mjs';

/** Builds the backend, joins or starts the database and migrates it, does the work, then stops what it started. */
export async function prepared(work, { ownerNeeded = true, migrated = true } = {}) {
  const directory = dataDirectory();
  await build(['backend']);
  const db = await database(directory);
  try {
    if (ownerNeeded && !db.ownerUrl) throw new Refusal('DATABASE_OWNER_URL manque : cette commande travaille avec le rôle propriétaire de la base.');
    if (migrated && !db.shared) await prepare({ directory, db, demo: false });
    return await work({ directory, db, env: environment({ directory, db, owner: true }), built: join(root, 'dist/backend') });
  } finally {
    await db.stop();
  }
}

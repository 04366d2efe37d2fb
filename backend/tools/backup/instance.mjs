import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../../src/platform/testing/test-database.ts';

/** One instance: a migrated database, a folder of files, and connections that spec files need. */
export async function instance(folder) {
  const database = await createTestDatabase();
  const filesDirectory = join(folder, database.name);
  const run = async (text, values) => {
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  return { ...database, filesDirectory, run };
}

/** Puts a file where its id says. */
export function addFile({ filesDirectory }, id, content) {
  mkdirSync(join(filesDirectory, id.slice(0, 2)), { recursive: true });
  writeFileSync(join(filesDirectory, id.slice(0, 2), id), content);
}

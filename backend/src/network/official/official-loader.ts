import { Client } from 'pg';
import { officialRows, officialSource, officialVersion } from './official-list';

/**
 * Brings the reference tables to the package's version, in one transaction: nothing is done when they are at it already.
 * Run by the owner after a migration; answers how many territories were loaded.
 */
export async function loadOfficialTerritories(ownerUrl: string): Promise<number> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const version = await officialVersion();
    const { rows } = await owner.query<{ version: string }>('SELECT version FROM official_list');
    if (rows[0]?.version === version) return 0;
    const { territories, parts, memberships } = await officialRows();
    await owner.query('BEGIN');
    await owner.query('TRUNCATE official_membership, official_part, official_territory, official_list');
    await insert(owner, 'official_territory', territories);
    await insert(owner, 'official_part', parts);
    await insert(owner, 'official_membership', memberships);
    await owner.query('INSERT INTO official_list (version, title, year) VALUES ($1, $2, $3)', [version, officialSource.title, officialSource.year]);
    await owner.query('COMMIT');
    await owner.query('ANALYZE official_territory, official_part, official_membership');
    return territories.length;
  } finally {
    await owner.end();
  }
}

async function insert(owner: Client, table: string, rows: object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let from = 0; from < rows.length; from += 5000) {
    await owner.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [JSON.stringify(rows.slice(from, from + 5000))]);
  }
}

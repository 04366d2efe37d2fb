import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { type Config, ConfigError } from '../config/config';
import { proofKey } from '../crypto/keyring';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Refuses to start on a role that could pass over row security, on a schema that is not this version's, or with a
 * secret that the database does not know.
 */
export async function checkDatabase(config: Pick<Config, 'DATABASE_URL' | 'CORDEE_SECRET'>, migrations: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: config.DATABASE_URL, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    throw new ConfigError(`DATABASE_URL : la base de données ne répond pas (${(error as { code?: string }).code ?? 'sans code'}).`);
  }
  try {
    await refuseStrongRole(client);
    await refuseOldSchema(client, migrations);
    await refuseOtherSecret(client, config.CORDEE_SECRET);
  } finally {
    await client.end();
  }
}

async function refuseStrongRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; strong: boolean; owns: boolean }>(`
    SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls AS strong,
      EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relowner = r.oid AND n.nspname IN ('public', 'access')) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`);
  const [role] = rows;
  if (!role?.strong && !role?.owns) return;
  throw new ConfigError(
    `DATABASE_URL : le rôle « ${role.name} » ${role.owns ? 'possède des tables' : 'passe outre la sécurité des lignes'}. Créez un rôle simple :\n` +
      `  CREATE ROLE cordee_app LOGIN PASSWORD '…' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;\n` +
      `  GRANT CONNECT ON DATABASE ${quoted(client.database ?? 'cordee')} TO cordee_app;\n` +
      `puis relancez avec ce rôle dans DATABASE_URL et le propriétaire dans DATABASE_OWNER_URL.`,
  );
}

async function refuseOldSchema(client: Client, expected: readonly string[]): Promise<void> {
  const known = await client
    .query<{ name: string }>('SELECT name FROM migrations')
    .then(({ rows }) => rows.map(({ name }) => name))
    .catch((): string[] => []);
  if (expected.length === known.length && expected.every((name) => known.includes(name))) return;
  throw new ConfigError('Le schéma de la base n’est pas celui de cette version : relancez avec DATABASE_OWNER_URL pour le mettre à jour.');
}

async function refuseOtherSecret(client: Client, secret: string): Promise<void> {
  const address = 'nobody@invalid';
  const proof = createHmac('sha256', proofKey(secret)).update(`credentials\x1f${address}`).digest('hex');
  await client.query('SELECT * FROM access.credentials($1, $2)', [proof, address]).catch(() => {
    throw new ConfigError('CORDEE_SECRET : ce n’est pas le secret de cette base. Relancez avec DATABASE_OWNER_URL si vous l’avez changé.');
  });
}

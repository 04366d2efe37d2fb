import pg from 'pg';

const OWNER = 'cordee_owner';
const APP = 'cordee_app';

/** The two roles and the database: the owner makes the schema and is no superuser, the application owns nothing and cannot bypass row security. */
export async function ensureRoles(port, passwords) {
  const client = await connect(port, passwords);
  try {
    for (const [role, password] of [[OWNER, passwords.owner], [APP, passwords.app]]) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = rowCount ? 'ALTER' : 'CREATE';
      await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${client.escapeLiteral(password)}`);
    }
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'cordee'`);
    if (rowCount) return;
    await client.query(`CREATE DATABASE cordee OWNER ${OWNER} TEMPLATE template0`);
    await client.query('REVOKE ALL ON DATABASE cordee FROM PUBLIC');
    await client.query(`GRANT CONNECT ON DATABASE cordee TO ${APP}`);
  } finally {
    await client.end();
  }
}

/** True when this very cluster, and not another server that took its port, answers with our password. */
export async function answers(port, passwords, home) {
  let client;
  try {
    client = await connect(port, passwords);
    const { rows } = await client.query('SHOW data_directory');
    return rows[0].data_directory === home;
  } catch {
    return false;
  } finally {
    await client?.end();
  }
}

async function connect(port, { superuser }) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: superuser, database: 'postgres', connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

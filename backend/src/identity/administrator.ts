import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Config, ConfigError } from '../platform/config/config';
import { Keyring, tokenHash } from '../platform/crypto/keyring';

type Needed = Pick<Config, 'DATABASE_OWNER_URL' | 'CORDEE_SECRET' | 'CORDEE_SECRET_PREVIOUS' | 'PUBLIC_URL'>;

/**
 * Makes somebody an administrator of the network and returns the single-use link by which they come in: how an instance
 * gets its first one, with or without a mail server. Done as the owner of the database, and written in the audit as such.
 */
export async function makeAdministrator(config: Needed, email: string): Promise<string> {
  if (!config.DATABASE_OWNER_URL) throw new ConfigError('DATABASE_OWNER_URL : nécessaire pour nommer une administratrice ou un administrateur.');
  const owner = new Client({ connectionString: config.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    const personId = await personOf(owner, email);
    await owner.query('INSERT INTO account (person_id) VALUES ($1) ON CONFLICT (person_id) DO UPDATE SET closed_at = NULL, updated_at = now()', [personId]);
    await owner.query(
      `INSERT INTO hat (person_id, hat, starts_on) SELECT $1, 'network_admin', access.today()
       WHERE NOT EXISTS (SELECT 1 FROM hat WHERE person_id = $1 AND hat = 'network_admin' AND withdrawn_at IS NULL)`,
      [personId],
    );
    const link = await linkOf(owner, new Keyring(config), personId);
    await owner.query(`INSERT INTO audit_entry (via, act, object, record_id, for_person_id) VALUES ('owner', 'create', 'hat', $1, $1)`, [personId]);
    await owner.query('COMMIT');
    return `${config.PUBLIC_URL}/invitation-compte#${link}`;
  } finally {
    await owner.end();
  }
}

/** The person of the directory with this address, or somebody new under the name that the address tells. */
async function personOf(owner: Client, email: string): Promise<string> {
  const known = await owner.query<{ id: string }>('SELECT person_id AS id FROM person_contact WHERE email = $1', [email]);
  if (known.rows[0]) return known.rows[0].id;
  const [given = 'Administration', ...rest] = (email.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const family = rest.join(' ') || 'Administration';
  const made = await owner.query<{ id: string }>('INSERT INTO person (given_name, family_name) VALUES ($1, $2) RETURNING id', [given.slice(0, 80), family.slice(0, 80)]);
  const id = made.rows[0]?.id as string;
  await owner.query('INSERT INTO person_contact (person_id, email) VALUES ($1, $2)', [id, email]);
  return id;
}

async function linkOf(owner: Client, keyring: Keyring, personId: string): Promise<string> {
  const id = randomUUID();
  const token = keyring.token('account', id);
  await owner.query(`INSERT INTO account_link (id, person_id, purpose, token_hash, expires_at) VALUES ($1, $2, 'invitation', $3, now() + interval '1 day')`, [id, personId, tokenHash(token)]);
  return token;
}

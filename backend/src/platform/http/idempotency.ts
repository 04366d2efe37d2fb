import { createHash, createHmac } from 'node:crypto';
import type { Work } from '../database/work';
import { notFound, problem } from './problem';

/** One create call under a key of the caller's choosing. */
export interface KeyedCall {
  key: string;
  route: string;
  body: unknown;
  /** The table of the record that the call creates. */
  table: string;
}

/**
 * Runs a create call once for one (account, route, key), for 24 hours. The key's hash is kept in the same transaction, with
 * the record's id and never the body (its fingerprint is keyed by the caller's own key, so that nobody can guess what was typed); a replay looks the record up again under today's rights; another body is refused
 * (422), a call still running too (409).
 */
export async function once(work: Work, { key, route, body, table }: KeyedCall, create: () => Promise<{ id: string }>): Promise<{ id: string }> {
  if (key.length < 8 || key.length > 200) throw problem(400, 'invalid', 'Idempotency-Key : de 8 à 200 caractères.');
  const kept = createHash('sha256').update(key).digest('base64url');
  const hash = createHmac('sha256', key).update(JSON.stringify(body ?? null)).digest();
  const lock = await work.row<{ free: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7)) AS free', [`${work.personId} ${route} ${kept}`]);
  if (!lock?.free) throw problem(409, 'still-running', 'Cet envoi est déjà en cours. Patientez un instant.');

  const known = await work.row<{ bodyHash: Buffer; recordId: string }>(
    `SELECT body_hash AS "bodyHash", record_id AS "recordId" FROM idempotency_key
     WHERE person_id = $1 AND route = $2 AND key = $3 AND created_at > now() - interval '24 hours'`,
    [work.personId, route, kept],
  );
  if (known) {
    if (!known.bodyHash.equals(hash)) throw problem(422, 'idempotency-key-reused', 'Cette clé a déjà servi pour un autre envoi.');
    if (!(await work.row(`SELECT 1 FROM ${table} WHERE id = $1`, [known.recordId]))) throw notFound();
    return { id: known.recordId };
  }
  const { id } = await create();
  await work.rows(
    `INSERT INTO idempotency_key (person_id, route, key, body_hash, status, record_id) VALUES ($1, $2, $3, $4, 201, $5)
     ON CONFLICT (person_id, route, key) DO UPDATE SET body_hash = EXCLUDED.body_hash, record_id = EXCLUDED.record_id, created_at = now()`,
    [work.personId, route, kept, hash, id],
  );
  return { id };
}

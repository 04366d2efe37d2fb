import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a ciphertext belongs. It is authenticated with it: a value moved to another row or column no longer opens. */
export interface FieldPlace {
  table: string;
  column: string;
  recordId: string;
  cohortId: string;
}

const authenticated = ({ table, column, recordId, cohortId }: FieldPlace) => Buffer.from(`${table}\x1f${column}\x1f${recordId}\x1f${cohortId}`, 'utf8');

/** AES-256-GCM, a fresh 96-bit nonce a value: `nonce ‖ tag ‖ ciphertext`. */
export function seal(key: Buffer, place: FieldPlace, clear: string | Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(authenticated(place));
  const body = Buffer.concat([typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` closed. Throws when the key, the place or a byte differs. */
export function unseal(key: Buffer, place: FieldPlace, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 }).setAAD(authenticated(place)).setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/** `unseal` for text. */
export const unsealText = (key: Buffer, place: FieldPlace, sealed: Buffer): string => unseal(key, place, sealed).toString('utf8');

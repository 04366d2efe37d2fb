import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../database/work';
import { type FieldPlace, seal, unseal } from './field-cipher';
import { Keyring } from './keyring';

/** A wrapped data key as its table holds it. */
export interface WrappedKey {
  id: string;
  cohortId: string;
  keyVersion: number;
  wrapped: Buffer;
}

const place = (id: string, cohortId: string): FieldPlace => ({ table: 'data_key', column: 'wrapped', recordId: id, cohortId });

/** One data key for one conversation: destroying the key destroys the words, in backups too. */
@Injectable()
export class DataKeys {
  constructor(private readonly keyring: Keyring) {}

  /** Makes a data key, stores it wrapped in the caller's transaction and returns it in clear. */
  async create(work: Work, id: string, at: { cohortId: string; diagnosticId: string }): Promise<Buffer> {
    const key = randomBytes(32);
    await work.rows('INSERT INTO data_key (id, cohort_id, diagnostic_id, key_version, wrapped) VALUES ($1, $2, $3, $4, $5)', [
      id,
      at.cohortId,
      at.diagnosticId,
      this.keyring.wrappingVersion,
      this.wrap(id, at.cohortId, key),
    ]);
    return key;
  }

  /** Wraps a key under the current secret. */
  wrap(id: string, cohortId: string, key: Buffer): Buffer {
    return seal(this.wrappingKey(this.keyring.wrappingVersion), place(id, cohortId), key);
  }

  /** Opens a wrapped key. Throws when its secret is no longer configured. */
  unwrap({ id, cohortId, keyVersion, wrapped }: WrappedKey): Buffer {
    return unseal(this.wrappingKey(keyVersion), place(id, cohortId), wrapped);
  }

  private wrappingKey(version: number): Buffer {
    const key = this.keyring.wrappingKey(version);
    if (!key) throw new Error('A data key is wrapped under a secret that is not configured: set CORDEE_SECRET_PREVIOUS.');
    return key;
  }
}

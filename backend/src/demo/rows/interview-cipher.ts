import { randomBytes } from 'node:crypto';
import type { DataKeys } from '../../platform/crypto/data-keys';
import { seal } from '../../platform/crypto/field-cipher';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Row, Value } from './row-book';

/** Seals the words of one conversation under a data key of its own, exactly as the application does. */
export class InterviewCipher {
  private readonly key = randomBytes(32);

  constructor(
    private readonly dataKeyId: string,
    private readonly cohortId: string,
  ) {}

  /** The data key's own row, wrapped under the instance's secret. */
  keyRow(diagnosticId: string, keyring: Keyring, dataKeys: DataKeys): Row {
    const wrapped = dataKeys.wrap(this.dataKeyId, this.cohortId, this.key);
    return {
      id: this.dataKeyId,
      cohort_id: this.cohortId,
      diagnostic_id: diagnosticId,
      key_version: keyring.wrappingVersion,
      wrapped,
    };
  }

  /** One value, bound to its table, column and record. */
  sealed(table: string, column: string, recordId: string, clear: string): Value {
    return seal(this.key, { table, column, recordId, cohortId: this.cohortId }, clear);
  }
}

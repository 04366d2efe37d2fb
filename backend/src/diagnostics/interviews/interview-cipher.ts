import { seal, unsealText } from '../../platform/crypto/field-cipher';

/** Which values of a conversation are sealed. */
export type SealedField = 'interview.notes' | 'interviewee.name' | 'interviewee.contact' | 'interviewee.consent_proof' | 'excerpt.passage' | 'excerpt.offsets';

/** Seals and opens the words of one conversation under its own data key; each value is bound to its table, column, record and cohort. */
export class InterviewCipher {
  constructor(
    private readonly key: Buffer,
    private readonly cohortId: string,
  ) {}

  seal(field: SealedField, recordId: string, clear: string): Buffer {
    return seal(this.key, this.place(field, recordId), clear);
  }

  /** Throws when the value was moved, altered, or sealed under another key. */
  open(field: SealedField, recordId: string, sealed: Buffer): string {
    return unsealText(this.key, this.place(field, recordId), sealed);
  }

  private place(field: SealedField, recordId: string) {
    const [table, column] = field.split('.') as [string, string];
    return { table, column, recordId, cohortId: this.cohortId };
  }
}

import { Injectable } from '@nestjs/common';
import { DataKeys } from '../../platform/crypto/data-keys';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { Category } from '../category';
import { InterviewCipher } from './interview-cipher';

/** An interview with what opens its words. */
export interface OpenedInterview {
  id: string;
  cohortId: string;
  diagnosticId: string;
  category: Category;
  state: 'open' | 'closed';
  version: number;
  notes: Buffer;
  cipher: InterviewCipher;
}

type Row = Omit<OpenedInterview, 'cipher'> & { keyId: string | null; keyVersion: number; wrapped: Buffer };

const columns = `SELECT i.id, i.cohort_id AS "cohortId", i.diagnostic_id AS "diagnosticId", i.category, i.state, i.version, i.notes,
    k.id AS "keyId", k.key_version AS "keyVersion", k.wrapped
  FROM interview i LEFT JOIN data_key k ON k.id = i.data_key_id WHERE i.id = $1`;

/** What a person asked to be forgotten is gone for everybody. */
export const erased = () => problem(410, 'erased', 'Ces paroles ont été effacées à la demande de la personne. Elles ne peuvent plus être lues.');

/** Opens interviews: one wrapped key each, unwrapped for the time of a request. */
@Injectable()
export class InterviewVault {
  constructor(private readonly keys: DataKeys) {}

  /** Opens an interview to read it. Not seen: 404; its key destroyed: 410. */
  open(work: Work, interviewId: string): Promise<OpenedInterview> {
    return this.opened(work, columns, interviewId);
  }

  /** Opens an interview to change it: whoever else changes it waits. */
  openToWrite(work: Work, interviewId: string): Promise<OpenedInterview> {
    return this.opened(work, `${columns} FOR UPDATE OF i`, interviewId);
  }

  private async opened(work: Work, statement: string, interviewId: string): Promise<OpenedInterview> {
    const row = await work.row<Row>(statement, [interviewId]);
    if (!row) throw notFound();
    const { keyId, keyVersion, wrapped, ...interview } = row;
    if (!keyId) throw erased();
    return { ...interview, cipher: new InterviewCipher(this.keys.unwrap({ id: keyId, cohortId: row.cohortId, keyVersion, wrapped }), row.cohortId) };
  }
}

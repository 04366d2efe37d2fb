import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { IntervieweeInput, IntervieweeView } from './interview.contract';
import type { InterviewCipher } from './interview-cipher';
import { InterviewVault } from './interview-vault.service';
import { pseudonym } from './pseudonym';

type Row = Omit<IntervieweeView, 'pseudonym' | 'name' | 'contact' | 'consentProof'> & { number: number; name: Buffer; contact: Buffer | null; consentProof: Buffer | null };

interface Source {
  id: string;
  cohortId: string;
  diagnosticId: string;
  cipher: InterviewCipher;
}

/** Who was met and what each agreed to, kept apart from what was said and opened apart. */
@Injectable()
export class Interviewees {
  constructor(private readonly vault: InterviewVault) {}

  /** Names come out here alone; each opening is an entry of the audit. */
  async list(work: Work, interviewId: string): Promise<IntervieweeView[]> {
    const { cipher, cohortId } = await this.vault.open(work, interviewId);
    const rows = await work.rows<Row>(
      `SELECT e.id, i.number, e.name, e.contact, e.consented_on AS "consentedOn", e.consent_means AS "consentMeans", e.consent_covers AS "consentCovers",
         e.consent_proof AS "consentProof", e.keep_until AS "keepUntil"
       FROM interviewee e JOIN interview i ON i.id = e.interview_id WHERE e.interview_id = $1 ORDER BY e.created_at, e.id`,
      [interviewId],
    );
    await work.audit('read', 'interviewee', interviewId, cohortId);
    return rows.map(({ number, ...row }, index) => ({
      ...row,
      pseudonym: namedAmong(number, index, rows.length),
      name: cipher.open('interviewee.name', row.id, row.name),
      contact: row.contact && cipher.open('interviewee.contact', row.id, row.contact),
      consentProof: row.consentProof && cipher.open('interviewee.consent_proof', row.id, row.consentProof),
    }));
  }

  async add(work: Work, interviewId: string, input: IntervieweeInput): Promise<{ id: string }> {
    const interview = await this.vault.openToWrite(work, interviewId);
    const [id] = await this.insert(work, interview, [input]);
    await work.audit('create', 'interviewee', id as string, interview.cohortId);
    return { id: id as string };
  }

  /** One multi-row insert for everybody met in one conversation. */
  async insert(work: Work, { id: interviewId, cohortId, diagnosticId, cipher }: Source, people: readonly IntervieweeInput[]): Promise<string[]> {
    if (people.length === 0) return [];
    const rows = people.map((input) => ({ ...sealed(cipher, randomUUID(), input), input }));
    await work.rows(
      `INSERT INTO interviewee (id, name, contact, consent_proof, consented_on, consent_means, consent_covers, keep_until, interview_id, cohort_id, diagnostic_id, created_at)
       SELECT p.id, p.name, p.contact, p.proof, p.consented_on, p.means, p.covers, p.keep_until, $9, $10, $11, now() + p.nth * interval '1 microsecond'
       FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::date[], $6::text[], $7::text[], $8::date[])
         WITH ORDINALITY p (id, name, contact, proof, consented_on, means, covers, keep_until, nth)`,
      [
        rows.map(({ id }) => id), rows.map(({ name }) => name), rows.map(({ contact }) => contact), rows.map(({ proof }) => proof),
        rows.map(({ input }) => input.consentedOn), rows.map(({ input }) => input.consentMeans), rows.map(({ input }) => input.consentCovers),
        rows.map(({ input }) => input.keepUntil), interviewId, cohortId, diagnosticId,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** A person changes their mind, or gives a name that was missing. */
  async change(work: Work, interviewId: string, intervieweeId: string, input: IntervieweeInput): Promise<void> {
    const { cipher, cohortId } = await this.vault.openToWrite(work, interviewId);
    const { name, contact, proof } = sealed(cipher, intervieweeId, input);
    const row = await work.row(
      `UPDATE interviewee SET name = $3, contact = $4, consent_proof = $5, consented_on = $6, consent_means = $7, consent_covers = $8, keep_until = $9, updated_at = now()
       WHERE id = $1 AND interview_id = $2 RETURNING id`,
      [intervieweeId, interviewId, name, contact, proof, input.consentedOn, input.consentMeans, input.consentCovers, input.keepUntil],
    );
    if (!row) throw notFound();
    await work.audit('update', 'interviewee', intervieweeId, cohortId);
  }

  async remove(work: Work, interviewId: string, intervieweeId: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM interviewee WHERE id = $1 AND interview_id = $2 RETURNING cohort_id AS "cohortId"', [intervieweeId, interviewId]);
    if (!row) throw notFound();
    await work.audit('delete', 'interviewee', intervieweeId, row.cohortId);
  }
}

/** E07, or E07-1 and E07-2 when two people spoke together. */
export const namedAmong = (number: number, index: number, of: number) => (of > 1 ? `${pseudonym(number)}-${index + 1}` : pseudonym(number));

const sealed = (cipher: InterviewCipher, id: string, { name, contact, consentProof }: IntervieweeInput) => ({
  id,
  name: cipher.seal('interviewee.name', id, name),
  contact: contact ? cipher.seal('interviewee.contact', id, contact) : null,
  proof: consentProof ? cipher.seal('interviewee.consent_proof', id, consentProof) : null,
});

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataKeys } from '../../platform/crypto/data-keys';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { InterviewDetails, InterviewInput, NotesSaved } from './interview.contract';
import { InterviewCipher } from './interview-cipher';
import { InterviewVault } from './interview-vault.service';
import { Interviewees } from './interviewees.service';
import { Passages } from './passages.service';

/** Writes of interviews. Nothing that was typed reaches a log, an error or a clear column. */
@Injectable()
export class InterviewService {
  constructor(
    private readonly vault: InterviewVault,
    private readonly keys: DataKeys,
    private readonly interviewees: Interviewees,
    private readonly passages: Passages,
  ) {}

  /** Keeps a conversation under a data key of its own, with the next number of its diagnostic: one insert a table. */
  async create(work: Work, diagnosticId: string, input: InterviewInput): Promise<{ id: string }> {
    const [, place] = await Promise.all([
      work.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 7203483))', [diagnosticId]),
      work.row<{ cohortId: string; participationId: string; number: number }>(
        `SELECT d.cohort_id AS "cohortId", d.participation_id AS "participationId",
           coalesce((SELECT max(i.number) FROM interview i WHERE i.diagnostic_id = d.id), 0) + 1 AS number
         FROM diagnostic d WHERE d.id = $1`,
        [diagnosticId],
      ),
    ]);
    if (!place) throw notFound();
    const { cohortId, participationId, number } = place;
    const [id, dataKeyId] = [randomUUID(), randomUUID()];
    const cipher = new InterviewCipher(await this.keys.create(work, dataKeyId, { cohortId, diagnosticId }), cohortId);
    const source = { id, cohortId, diagnosticId, category: input.category, cipher };
    await Promise.all([
      work.rows(
        `INSERT INTO interview (id, cohort_id, participation_id, diagnostic_id, number, category, held_on, duration_minutes, interviewer_id, data_key_id, notes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, cohortId, participationId, diagnosticId, number, input.category, input.heldOn, input.durationMinutes ?? null, work.personId, dataKeyId, cipher.seal('interview.notes', id, input.notes)],
      ),
      this.interviewees.insert(work, source, input.interviewees),
      this.passages.insert(work, source, input.notes, input.passages),
      work.audit('create', 'interview', id, cohortId),
    ]);
    return { id };
  }

  /** Saves the notes over the version that the caller was editing; passages move with their words. */
  async saveNotes(work: Work, interviewId: string, version: number, after: string): Promise<NotesSaved> {
    const interview = await this.vault.openToWrite(work, interviewId);
    const before = interview.cipher.open('interview.notes', interview.id, interview.notes);
    if (interview.version !== version) throw stale({ version: interview.version, notes: before } as { version: number });
    if (interview.state === 'closed') throw problem(409, 'interview-closed', 'Cet entretien est terminé. Rouvrez-le pour reprendre les notes.');
    if (after === before) return { version, passages: await this.passages.of(work, interview) };
    const passages = await this.passages.follow(work, interview, before, after);
    await work.rows('UPDATE interview SET notes = $2, version = version + 1, updated_at = now() WHERE id = $1', [interviewId, interview.cipher.seal('interview.notes', interviewId, after)]);
    await work.audit('update', 'interview', interviewId, interview.cohortId);
    return { version: version + 1, passages };
  }

  /** Category, date and length; passages are counted under the interview's category, so it is copied to them. */
  async saveDetails(work: Work, interviewId: string, { category, heldOn, durationMinutes }: InterviewDetails): Promise<void> {
    await this.change(work, interviewId, 'UPDATE interview SET category = $2, held_on = $3, duration_minutes = $4, updated_at = now() WHERE id = $1 RETURNING cohort_id AS "cohortId"', [
      category,
      heldOn,
      durationMinutes,
    ]);
    await work.rows('UPDATE excerpt SET category = $2 WHERE interview_id = $1 AND category <> $2', [interviewId, category]);
  }

  /** Ends the taking of notes, or takes it up again; passages may be highlighted either way. */
  async setState(work: Work, interviewId: string, state: 'open' | 'closed'): Promise<void> {
    await this.change(work, interviewId, 'UPDATE interview SET state = $2, updated_at = now() WHERE id = $1 RETURNING cohort_id AS "cohortId"', [state]);
  }

  /**
   * Erases what was said: the data key is destroyed, here and (by the list of destroyed keys) in what is restored later.
   * That a conversation was held stays, so that the numbers stay true.
   */
  async erase(work: Work, interviewId: string): Promise<void> {
    const { cohortId } = await this.vault.openToWrite(work, interviewId);
    await work.rows(
      `INSERT INTO destroyed_key (id, cohort_id, diagnostic_id) SELECT k.id, k.cohort_id, k.diagnostic_id FROM data_key k JOIN interview i ON i.data_key_id = k.id WHERE i.id = $1`,
      [interviewId],
    );
    await work.rows('DELETE FROM data_key k USING interview i WHERE i.id = $1 AND k.id = i.data_key_id', [interviewId]);
    await work.rows('DELETE FROM excerpt WHERE interview_id = $1', [interviewId]);
    await work.rows('DELETE FROM interviewee WHERE interview_id = $1', [interviewId]);
    await work.rows(`UPDATE interview SET notes = '\\x', state = 'closed', version = version + 1, updated_at = now() WHERE id = $1`, [interviewId]);
    await work.audit('erase', 'interview', interviewId, cohortId);
  }

  private async change(work: Work, interviewId: string, statement: string, values: unknown[]): Promise<void> {
    const row = await work.row<{ cohortId: string }>(statement, [interviewId, ...values]);
    if (!row) throw notFound();
    await work.audit('update', 'interview', interviewId, row.cohortId);
  }
}

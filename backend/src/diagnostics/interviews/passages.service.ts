import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { Category, Polarity } from '../category';
import type { CodingInput, PassageInput, PassageView } from './interview.contract';
import type { InterviewCipher } from './interview-cipher';
import { InterviewVault } from './interview-vault.service';
import { formOf, moved, type Span, trimmed } from './places';

interface Row {
  id: string;
  passage: Buffer;
  offsets: Buffer;
  themeId: string;
  polarity: Polarity;
  form: 'verbatim' | 'paraphrase';
}

/** Where new passages go. */
interface Source {
  id: string;
  cohortId: string;
  diagnosticId: string;
  category: Category;
  cipher: InterviewCipher;
}

/** Highlighted passages: their words are cut from the notes here, never taken from the caller. */
@Injectable()
export class Passages {
  constructor(private readonly vault: InterviewVault) {}

  /** Highlights a passage in the notes at the version that the caller was reading. */
  async add(work: Work, interviewId: string, version: number, input: PassageInput): Promise<{ id: string }> {
    const interview = await this.vault.openToWrite(work, interviewId);
    const notes = interview.cipher.open('interview.notes', interview.id, interview.notes);
    if (interview.version !== version) throw stale({ version: interview.version, notes } as { version: number });
    const [id] = await this.insert(work, interview, notes, [input]);
    await work.audit('create', 'excerpt', id as string, interview.cohortId);
    return { id: id as string };
  }

  /** One multi-row insert for all passages of an interview; returns their ids in order. */
  async insert(work: Work, { id: interviewId, cohortId, diagnosticId, category, cipher }: Source, notes: string, passages: readonly PassageInput[]): Promise<string[]> {
    if (passages.length === 0) return [];
    const rows = passages.map((input, index) => {
      const span = input.end <= notes.length ? trimmed(notes, input) : null;
      if (!span) throw problem(400, 'outside-notes', 'Ce passage ne se trouve pas dans les notes.', { errors: [{ pointer: `/passages/${index}`, detail: 'Sélectionnez des mots dans les notes.' }] });
      const [id, words] = [randomUUID(), notes.slice(span.start, span.end)];
      return { id, ...input, form: input.form ?? formOf(words), passage: cipher.seal('excerpt.passage', id, words), offsets: cipher.seal('excerpt.offsets', id, JSON.stringify(span)) };
    });
    await work.rows(
      `INSERT INTO excerpt (id, theme_id, polarity, form, passage, offsets, cohort_id, diagnostic_id, interview_id, category, coded_by_id, created_at)
       SELECT p.id, p.theme_id, p.polarity, p.form, p.passage, p.offsets, $7, $8, $9, $10, $11, now() + p.nth * interval '1 microsecond'
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::bytea[]) WITH ORDINALITY p (id, theme_id, polarity, form, passage, offsets, nth)`,
      [
        rows.map(({ id }) => id), rows.map(({ themeId }) => themeId), rows.map(({ polarity }) => polarity), rows.map(({ form }) => form),
        rows.map(({ passage }) => passage), rows.map(({ offsets }) => offsets), cohortId, diagnosticId, interviewId, category, work.personId,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Changes what a passage is about, never its words. */
  async recode(work: Work, interviewId: string, excerptId: string, { themeId, polarity, form }: CodingInput): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE excerpt SET theme_id = $3, polarity = $4, form = $5, updated_at = now() WHERE id = $1 AND interview_id = $2 RETURNING cohort_id AS "cohortId"`,
      [excerptId, interviewId, themeId, polarity, form],
    );
    if (!row) throw notFound();
    await work.audit('update', 'excerpt', excerptId, row.cohortId);
  }

  async remove(work: Work, interviewId: string, excerptId: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM excerpt WHERE id = $1 AND interview_id = $2 RETURNING cohort_id AS "cohortId"', [excerptId, interviewId]);
    if (!row) throw notFound();
    await work.audit('delete', 'excerpt', excerptId, row.cohortId);
  }

  /** The passages of an opened interview, in the order of the notes; those to be placed again come last. */
  async of(work: Work, { id, cipher }: Pick<Source, 'id' | 'cipher'>): Promise<PassageView[]> {
    const rows = await work.rows<Row>(`SELECT id, passage, offsets, theme_id AS "themeId", polarity, form FROM excerpt WHERE interview_id = $1 ORDER BY created_at, id`, [id]);
    const views = rows.map(({ passage, offsets, ...row }) => {
      const { start, end } = JSON.parse(cipher.open('excerpt.offsets', row.id, offsets)) as { start: number | null; end: number | null };
      return { ...row, start, end, passage: cipher.open('excerpt.passage', row.id, passage) };
    });
    return views.sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0);
  }

  /** The notes changed: passages move with their words; those that moved or changed are sealed anew. */
  async follow(work: Work, source: Pick<Source, 'id' | 'cipher'>, before: string, after: string): Promise<PassageView[]> {
    const views = await this.of(work, source);
    const placed = moved(before, after, views.map(({ start, end, passage }) => ({ span: start === null || end === null ? null : { start, end }, passage })));
    const next = views.map((view, index) => {
      const { span, passage } = placed[index] as { span: Span | null; passage: string };
      return { ...view, start: span?.start ?? null, end: span?.end ?? null, passage };
    });
    const changed = next.filter((view, index) => view.start !== views[index]?.start || view.end !== views[index]?.end || view.passage !== views[index]?.passage);
    if (changed.length > 0) {
      await work.rows(
        `UPDATE excerpt e SET passage = m.passage, offsets = m.offsets, updated_at = now()
         FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) m (id, passage, offsets) WHERE e.id = m.id AND e.interview_id = $1`,
        [
          source.id,
          changed.map(({ id }) => id),
          changed.map(({ id, passage }) => source.cipher.seal('excerpt.passage', id, passage)),
          changed.map(({ id, start, end }) => source.cipher.seal('excerpt.offsets', id, JSON.stringify({ start, end }))),
        ],
      );
    }
    return next;
  }
}

import { Injectable } from '@nestjs/common';
import { DataKeys } from '../../platform/crypto/data-keys';
import type { Work } from '../../platform/database/work';
import type { CorpusPassage, CorpusView } from './interview.contract';
import { InterviewCipher } from './interview-cipher';
import { InterviewListQuery } from './interview-list.query';
import { MatrixQuery } from './matrix.query';

/** What a page of passages may be narrowed to; `after` is the last passage of the page before. */
export interface PassageFilter {
  after?: string;
  themeId?: string;
  category?: string;
  polarity?: string;
}

interface PassageRow extends Omit<CorpusPassage, 'passage'> {
  passage: Buffer;
}
interface KeyRow {
  interviewId: string;
  id: string;
  cohortId: string;
  keyVersion: number;
  wrapped: Buffer;
}

const page = 300;
const columns = `SELECT e.id, e.interview_id AS "interviewId", e.category, e.theme_id AS "themeId", e.polarity, e.form, e.passage
  FROM excerpt e JOIN interview i ON i.id = e.interview_id
  WHERE e.diagnostic_id = $1 AND ($2::uuid IS NULL OR e.theme_id = $2) AND ($3::text IS NULL OR e.category = $3) AND ($4::text IS NULL OR e.polarity = $4)`;
const order = `ORDER BY i.number, e.created_at, e.id LIMIT ${page + 1}`;
const first = `${columns} ${order}`;
const later = `${columns} AND (i.number, e.created_at, e.id) > (SELECT j.number, l.created_at, l.id FROM excerpt l JOIN interview j ON j.id = l.interview_id
  WHERE l.id = $5 AND l.diagnostic_id = $1) ${order}`;
const keys = `SELECT i.id AS "interviewId", k.id, k.cohort_id AS "cohortId", k.key_version AS "keyVersion", k.wrapped
  FROM interview i JOIN data_key k ON k.id = i.data_key_id WHERE i.diagnostic_id = $1`;

/** The passages of a diagnostic: flat rows, one unwrapped key an interview, words opened here and nowhere else. */
@Injectable()
export class CorpusQuery {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly interviews: InterviewListQuery,
    private readonly matrix: MatrixQuery,
  ) {}

  /** The whole diagnostic in one call: its interviews, its first 300 passages, its matrix. */
  async read(work: Work, diagnosticId: string, after?: string): Promise<CorpusView> {
    const [interviews, { items, next }, matrix] = await Promise.all([
      this.interviews.read(work, diagnosticId),
      this.passages(work, diagnosticId, { ...(after && { after }) }),
      this.matrix.read(work, diagnosticId),
    ]);
    return { interviews, passages: items, next, matrix };
  }

  /** A page of passages, by interview; reading them is an entry of the audit. */
  async passages(work: Work, diagnosticId: string, { after, themeId, category, polarity }: PassageFilter): Promise<{ items: CorpusPassage[]; next: string | null }> {
    const values = [diagnosticId, themeId ?? null, category ?? null, polarity ?? null];
    const [rows, wrapped] = await Promise.all([
      work.rows<PassageRow>(after ? later : first, after ? [...values, after] : values),
      work.rows<KeyRow>(keys, [diagnosticId]),
    ]);
    await work.audit('read', 'corpus', diagnosticId, wrapped[0]?.cohortId ?? null);
    const ciphers = new Map(wrapped.map(({ interviewId, ...key }) => [interviewId, key] as const));
    const opened = new Map<string, InterviewCipher>();
    const items = rows.slice(0, page).flatMap((row): CorpusPassage[] => {
      const key = ciphers.get(row.interviewId);
      if (!key) return [];
      let cipher = opened.get(row.interviewId);
      if (!cipher) opened.set(row.interviewId, (cipher = new InterviewCipher(this.dataKeys.unwrap(key), key.cohortId)));
      return [{ ...row, passage: cipher.open('excerpt.passage', row.id, row.passage) }];
    });
    return { items, next: rows.length > page ? (rows[page - 1] as PassageRow).id : null };
  }
}

import { Injectable } from '@nestjs/common';
import { DataKeys } from '../../platform/crypto/data-keys';
import type { Work } from '../../platform/database/work';
import type { Category } from '../category';
import type { SearchHits } from './interview.contract';
import { InterviewCipher } from './interview-cipher';
import { pseudonym } from './pseudonym';

const most = 100;
const around = 70;

/** Letters without accents or capitals, one for one, so that a place in the folded text is a place in the text. */
const folded = (text: string) => Array.from({ length: text.length }, (_, at) => foldedLetter(text[at] as string)).join('');

function foldedLetter(letter: string): string {
  const plain = letter.normalize('NFD').charAt(0).toLowerCase();
  return plain.length === 1 ? plain : letter;
}

/** Search inside one diagnostic: its notes are opened in memory, looked through, and forgotten. Nothing is indexed. */
@Injectable()
export class DiagnosticSearch {
  constructor(private readonly keys: DataKeys) {}

  async find(work: Work, diagnosticId: string, text: string): Promise<SearchHits> {
    const rows = await work.rows<{ id: string; number: number; category: Category; notes: Buffer; keyId: string; cohortId: string; keyVersion: number; wrapped: Buffer }>(
      `SELECT i.id, i.number, i.category, i.notes, k.id AS "keyId", k.cohort_id AS "cohortId", k.key_version AS "keyVersion", k.wrapped
       FROM interview i JOIN data_key k ON k.id = i.data_key_id WHERE i.diagnostic_id = $1 ORDER BY i.number`,
      [diagnosticId],
    );
    await work.audit('search', 'corpus', diagnosticId, rows[0]?.cohortId ?? null);
    const wanted = folded(text);
    const items: SearchHits['items'] = [];
    for (const { id, number, category, notes, keyId, ...key } of rows) {
      const clear = new InterviewCipher(this.keys.unwrap({ id: keyId, ...key }), key.cohortId).open('interview.notes', id, notes);
      const plain = folded(clear);
      for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
        if (items.length === most) return { items, more: true };
        const end = at + wanted.length;
        items.push({ interviewId: id, pseudonym: pseudonym(number), category, before: clear.slice(Math.max(0, at - around), at), found: clear.slice(at, end), after: clear.slice(end, end + around) });
      }
    }
    return { items, more: false };
  }
}

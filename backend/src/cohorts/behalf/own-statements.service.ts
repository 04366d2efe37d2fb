import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { type FieldFault, notFound, problem } from '../../platform/http/problem';
import { BehalfService } from './behalf.service';
import type { OwnStatementList, StatementAnswerInput } from './statement.contract';

/** What the bearer of a letter's link reads and answers: the statements of that letter, in their own name. */
@Injectable()
export class OwnStatements {
  constructor(private readonly behalf: BehalfService) {}

  async list(work: Work): Promise<OwnStatementList> {
    const rows = await work.rows<Omit<OwnStatementList['items'][number], 'choices' | 'publishes' | 'mostLetters'>>(
      `SELECT c.id, c.record_table AS "recordTable", c.heading, c.shown, c.state, access.entered_by(c.id) AS "enteredBy", to_json(c.created_at) #>> '{}' AS "enteredAt",
         c.correction, c.word, to_json(c.answered_at) #>> '{}' AS "answeredAt", t.name AS "territoryName"
       FROM confirmation c JOIN participation p ON p.id = c.participation_id JOIN territory t ON t.id = p.territory_id
       WHERE c.letter_id = ANY ($1::uuid[]) AND c.person_id = $2 AND c.replaced_at IS NULL ORDER BY c.created_at, c.id`,
      [work.ids('confirmation', 'read'), work.personId],
    );
    const items = rows.map((row) => {
      const { choices = [], publishes = false, most } = this.behalf.speechOf(row.recordTable);
      return { ...row, choices, publishes, mostLetters: most };
    });
    return { items };
  }

  /** One touch. « En partie » corrects the record in the person's own words; an answer may change while the link lives. */
  async answer(work: Work, id: string, { answer, correction, word }: StatementAnswerInput): Promise<void> {
    const row = await work.row<{ recordTable: string; cohortId: string }>(
      `SELECT record_table AS "recordTable", cohort_id AS "cohortId" FROM confirmation
       WHERE id = $1 AND person_id = $2 AND replaced_at IS NULL AND ARRAY[id, letter_id, cohort_id, participation_id] && $3::uuid[]`,
      [id, work.personId, work.ids('confirmation', 'update')],
    );
    if (!row) throw notFound();
    const { most, choices, carries } = this.behalf.speechOf(row.recordTable);
    const fits = correction === null || (choices ? choices.some(({ value }) => value === correction) : correction.length >= 3 && correction.length <= most);
    if (!fits) {
      const detail = choices ? 'Choisissez une des réponses proposées.' : `Entre trois et ${most} signes.`;
      throw refused({ pointer: '/correction', detail });
    }
    if (choices?.some(({ value, why }) => why && value === correction) && (word ?? '').length < 3) throw refused({ pointer: '/word', detail: 'Dites pourquoi, en une phrase.' });
    const read = correction === null ? undefined : carries?.(correction);
    if (read && 'fault' in read) throw refused(read.fault);
    const told = await work.row<{ outcome: string }>('SELECT access.answer_statement($1, $2, $3, $4, $5) AS outcome', [id, answer, correction, word || null, read ? JSON.stringify(read.carried) : null]);
    if (told?.outcome === 'gone') throw notFound();
    if (told?.outcome === 'changed') {
      throw problem(409, 'changed-since', 'Ce texte a été modifié depuis que nous vous l’avons écrit. Répondez à l’e-mail : quelqu’un le reprendra avec vous.');
    }
    await work.audit({ confirmed: 'confirm', partly: 'correct', refused: 'refuse' }[answer], 'confirmation', id, row.cohortId);
  }
}

const refused = (fault: FieldFault) => problem(422, 'invalid', 'Cette correction ne peut pas être gardée telle quelle.', { errors: [fault] });

import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { type FieldFault, notFound, problem } from '../../platform/http/problem';
import { MayorActs } from '../acts/mayor-acts.service';
import { StatementLetters } from './statement-letters.service';

/** A record as its person is shown it. */
export interface Words {
  personId: string;
  heading: string;
  shown: string;
  version: number | null;
}

/** How a context speaks of its records: what stands in somebody's name, and how long a correction may be. */
export interface Speech {
  words(work: Work, recordId: string, participationId: string): Promise<Words | undefined>;
  most: number;
  /** A correction that is one of a few answers; none: free words. */
  choices?: { value: string; label: string; why?: boolean }[];
  /** What a correction changes beside its words, or why it cannot be understood. */
  carries?(correction: string): { carried: object } | { fault: FieldFault };
  /** Confirming it lets it be published. */
  publishes?: boolean;
}

/** One thing entered for somebody. `letter`: the person is written to now, or with what else awaits them. */
export interface Entered {
  participationId: string;
  table: string;
  recordId: string;
  personId: string;
  letter: 'now' | 'later';
}

/**
 * « Pour le compte de »: staff and allies write what a small team cannot, and the person it stands for confirms or
 * corrects. The contexts above say how their records read; only here is written who entered what for whom.
 */
@Injectable()
export class BehalfService {
  private readonly speeches = new Map<string, Speech>();

  constructor(
    private readonly letters: StatementLetters,
    private readonly acts: MayorActs,
  ) {}

  /** A context's way to speak of the records of one table. */
  speaks(table: string, speech: Speech): void {
    this.speeches.set(table, speech);
  }

  speechOf(table: string): Speech {
    const speech = this.speeches.get(table);
    if (!speech) throw new Error(`Nobody says how a record of « ${table} » reads.`);
    return speech;
  }

  /** Writing for somebody else is for those who may ask them to confirm, staff and the territory's allies; and for somebody who is still there. */
  async standIn(work: Work, participationId: string, personId: string): Promise<void> {
    const row = await work.row<{ staff: boolean; known: boolean }>(
      `SELECT ARRAY[p.id, p.cohort_id] && $2::uuid[] AS staff, EXISTS (
         SELECT FROM delegate d WHERE d.participation_id = p.id AND d.person_id = $3 AND (d.ends_on IS NULL OR d.ends_on >= $4::date)
         UNION ALL SELECT FROM support_assignment s WHERE s.participation_id = p.id AND s.person_id = $3 AND (s.ends_on IS NULL OR s.ends_on >= $4::date)
         UNION ALL SELECT FROM hat h WHERE h.participation_id = p.id AND h.person_id = $3 AND h.hat = 'project_ally' AND h.withdrawn_at IS NULL AND (h.ends_on IS NULL OR h.ends_on >= $4::date)) AS known
       FROM participation p WHERE p.id = $1`,
      [participationId, work.ids('confirmation', 'create'), personId, work.today],
    );
    if (!row?.staff) throw problem(403, 'only-for-oneself', 'Seule l’équipe du parcours ou un·e allié·e peut écrire au nom de quelqu’un.');
    if (!row.known) {
      const errors = [{ pointer: '/enteredForId', detail: 'Choisissez dans la liste.' }];
      throw problem(422, 'not-of-this-territory', 'Cette personne ne fait pas partie de ce territoire ni de ses allié·es.', { errors });
    }
    await work.onBehalfOf(personId);
  }

  /**
   * Keeps who entered what for whom, and writes to the person: one letter a person and a day, whatever is entered in it,
   * and none beyond what the mayor of a village may be asked. What was said of this record before is replaced.
   */
  async enter(work: Work, { participationId, table, recordId, personId, letter }: Entered): Promise<{ id: string }> {
    const words = await this.speechOf(table).words(work, recordId, participationId);
    if (!words) throw notFound();
    await work.rows(
      'UPDATE confirmation SET replaced_at = now(), updated_at = now() WHERE record_table = $1 AND record_id = $2 AND participation_id = $3 AND replaced_at IS NULL',
      [table, recordId, participationId],
    );
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO confirmation (cohort_id, participation_id, record_table, record_id, record_version, person_id, entered_by_id, heading, shown)
       SELECT cohort_id, id, $2, $3, $4, $5, $6, $7, $8 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, table, recordId, words.version, personId, work.personId, words.heading, words.shown],
    );
    if (!row) throw notFound();
    await work.audit('enter-for', 'confirmation', row.id, row.cohortId, personId);
    if (letter === 'now' && !(await this.letters.joinToday(work, participationId, personId, row.id)) && !(await this.acts.wouldExceed(work, participationId, [personId])).length) {
      await this.letters.send(work, participationId, personId);
    }
    return { id: row.id };
  }

  /** Somebody else changed what stands in a person's name: it awaits them again, in the words of now. */
  async again(work: Work, participationId: string, table: string, recordId: string): Promise<void> {
    const row = await work.row<{ personId: string; letterId: string | null }>(
      `SELECT person_id AS "personId", letter_id AS "letterId" FROM confirmation
       WHERE record_table = $1 AND record_id = $2 AND participation_id = $3 AND replaced_at IS NULL AND person_id <> $4`,
      [table, recordId, participationId, work.personId],
    );
    if (row) await this.enter(work, { participationId, table, recordId, personId: row.personId, letter: 'later' });
  }
}

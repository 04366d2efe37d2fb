import { Injectable } from '@nestjs/common';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import { dayTold } from '../projects/asking.service';
import type { EffectEdit, EffectInput, LimitEdit, LimitInput } from './evaluation.contract';

type Table = 'effect' | 'limitation';

/** Effects and limits are told by those who lived them; written for somebody, they are theirs to confirm or correct. */
@Injectable()
export class StatementService {
  constructor(private readonly behalf: BehalfService) {
    for (const [table, heading] of [['effect', 'Ce que ça a changé'], ['limitation', 'Ce qui n’a pas marché']] as const) {
      behalf.speaks(table, {
        words: (work, id, participationId) =>
          work.row(`SELECT entered_for_id AS "personId", $3::text AS heading, statement AS shown, version FROM ${table} WHERE id = $1 AND participation_id = $2`, [id, participationId, heading]),
        most: 1000,
      });
    }
  }

  async tellEffect(work: Work, participationId: string, input: EffectInput): Promise<{ id: string }> {
    if (input.enteredForId) await this.behalf.standIn(work, participationId, input.enteredForId);
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO effect (cohort_id, participation_id, statement, labels, expected, evidence, seen_by, told_on, author_id, entered_for_id)
       SELECT cohort_id, id, $2, $3, $4, $5, $6, $7, $8, $9 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [
        participationId,
        input.statement,
        unique(input.labels),
        input.expected,
        input.evidence || null,
        input.seenBy || null,
        dayTold(work, input.toldOn),
        work.personId,
        input.enteredForId,
      ],
    );
    return this.told(work, 'effect', participationId, row, input.enteredForId);
  }

  async tellLimit(work: Work, participationId: string, input: LimitInput): Promise<{ id: string }> {
    if (input.enteredForId) await this.behalf.standIn(work, participationId, input.enteredForId);
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO limitation (cohort_id, participation_id, statement, told_on, author_id, entered_for_id)
       SELECT cohort_id, id, $2, $3, $4, $5 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, input.statement, dayTold(work, input.toldOn), work.personId, input.enteredForId],
    );
    return this.told(work, 'limitation', participationId, row, input.enteredForId);
  }

  /** Through a link one corrects one's own words alone. */
  async correctEffect(work: Work, participationId: string, id: string, version: number, input: EffectEdit): Promise<{ version: number }> {
    const row = await work.row<{ version: number; cohortId: string }>(
      `UPDATE effect SET statement = $6, labels = $7, expected = $8, evidence = $9, seen_by = $10, told_on = coalesce($11, told_on), ${corrected}`,
      [
        ...this.bound(work, participationId, id, version),
        input.statement,
        unique(input.labels),
        input.expected,
        input.evidence || null,
        input.seenBy || null,
        input.toldOn && dayTold(work, input.toldOn),
      ],
    );
    return this.kept(work, 'effect', participationId, id, row);
  }

  async correctLimit(work: Work, participationId: string, id: string, version: number, input: LimitEdit): Promise<{ version: number }> {
    const row = await work.row<{ version: number; cohortId: string }>(`UPDATE limitation SET statement = $6, told_on = coalesce($7, told_on), ${corrected}`, [
      ...this.bound(work, participationId, id, version),
      input.statement,
      input.toldOn && dayTold(work, input.toldOn),
    ]);
    return this.kept(work, 'limitation', participationId, id, row);
  }

  /** Only the person it was entered for confirms it. */
  async confirm(work: Work, table: Table, participationId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE ${table} SET confirmed_at = coalesce(confirmed_at, now()), updated_at = now()
       WHERE id = $1 AND participation_id = $2 AND entered_for_id = $3 RETURNING cohort_id AS "cohortId"`,
      [id, participationId, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('confirm', table, id, row.cohortId);
  }

  async remove(work: Work, table: Table, participationId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>(`DELETE FROM ${table} WHERE id = $1 AND participation_id = $2 RETURNING cohort_id AS "cohortId"`, [id, participationId]);
    if (!row) throw notFound();
    await work.audit('delete', table, id, row.cohortId);
  }

  private bound(work: Work, participationId: string, id: string, version: number) {
    return [id, participationId, version, work.personId, work.actor.kind !== 'link'];
  }

  private async told(work: Work, table: Table, participationId: string, row: { id: string; cohortId: string } | undefined, forId: string | null) {
    if (!row) throw notFound();
    await work.audit('create', table, row.id, row.cohortId, forId);
    if (forId) await this.behalf.enter(work, { participationId, table, recordId: row.id, personId: forId, letter: 'now' });
    return { id: row.id };
  }

  private async kept(work: Work, table: Table, participationId: string, id: string, row: { version: number; cohortId: string } | undefined) {
    if (!row) {
      const current = await work.row<{ version: number }>(
        `SELECT id, statement, version FROM ${table} WHERE id = $1 AND participation_id = $2 AND ($4 OR coalesce(entered_for_id, author_id) = $3)`,
        [id, participationId, work.personId, work.actor.kind !== 'link'],
      );
      throw current ? stale(current) : notFound();
    }
    await work.audit('update', table, id, row.cohortId);
    await this.behalf.again(work, participationId, table, id);
    return { version: row.version };
  }
}

/** The end of a correction: by the person it was entered for, it is a confirmation; by another, it is to be confirmed again. */
const corrected = `version = version + 1, updated_at = now(),
  confirmed_at = CASE WHEN entered_for_id = $4 THEN now() WHEN entered_for_id IS NOT NULL THEN NULL ELSE confirmed_at END
  WHERE id = $1 AND participation_id = $2 AND version = $3 AND ($5 OR coalesce(entered_for_id, author_id) = $4)
  RETURNING version, cohort_id AS "cohortId"`;

const unique = (labels: string[]) => [...new Map(labels.map((label) => [label.toLocaleLowerCase('fr'), label])).values()];

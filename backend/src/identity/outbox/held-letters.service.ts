import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import type { HeldLetters as Outcome } from './outbox.contract';

/**
 * Collective letters that staff hold back while they wait, and let go. The database decides: a worker takes a row under its lock,
 * so a letter is either held here or in a worker's hands, never both; what was taken first is told as too late.
 */
@Injectable()
export class HeldLetters {
  private readonly obstacles: Obstacle[] = [];

  constructor(private readonly jobs: Jobs) {}

  /** Who knows what letters speak of says, by a refusal, that they would no longer be true: from whatever page they are let go. */
  refuseRelease(obstacle: Obstacle): void {
    this.obstacles.push(obstacle);
  }

  /** One letter, or with it all those of the same sending and cohort. */
  async of(work: Work, id: string, together: boolean): Promise<string[]> {
    if (!together) return [id];
    const rows = await work.rows<{ id: string }>(
      'SELECT m.id FROM outbox_message l JOIN outbox_message m ON m.id = l.id OR m.batch_id = l.batch_id AND m.cohort_id = l.cohort_id WHERE l.id = $1',
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Refused whole when nothing can be held any more: it left, or is leaving. */
  async hold(work: Work, ids: readonly string[]): Promise<Outcome> {
    const held = await work.rows<Changed>(
      `UPDATE outbox_message SET state = 'held', held_at = now(), held_by_id = $2, updated_at = now()
       WHERE id IN (SELECT m.id FROM outbox_message m WHERE m.id = ANY ($1::uuid[]) AND m.sensitivity = 'collective' AND m.state IN ('queued', 'deferred') ORDER BY m.id FOR UPDATE)
       RETURNING id, cohort_id AS "cohortId"`,
      [ids, work.personId],
    );
    const rest = await work.row<{ gone: number; already: number }>(
      `SELECT count(*) FILTER (WHERE state IN ('sending', 'sent', 'uncertain'))::int AS gone, count(*) FILTER (WHERE state = 'held' AND NOT id = ANY ($2::uuid[]))::int AS already
       FROM outbox_message WHERE id = ANY ($1::uuid[])`,
      [ids, held.map(({ id }) => id)],
    );
    if (held.length + (rest?.already ?? 0) === 0) throw problem(409, 'too-late', 'Trop tard : plus rien n’attend, c’est parti ou en train de partir.');
    await this.note(work, 'hold', held);
    return { changed: held.length, gone: rest?.gone ?? 0 };
  }

  /** They leave as they were written, in their turn. Whoever no longer wants such letters is asked again when theirs is taken. */
  async release(work: Work, ids: readonly string[]): Promise<Outcome> {
    for (const refuse of this.obstacles) await refuse(work, ids);
    const freed = await work.rows<Changed>(
      `UPDATE outbox_message SET state = 'queued', not_before = now(), held_at = NULL, held_by_id = NULL, updated_at = now()
       WHERE id IN (SELECT m.id FROM outbox_message m WHERE m.id = ANY ($1::uuid[]) AND m.state = 'held' ORDER BY m.id FOR UPDATE) RETURNING id, cohort_id AS "cohortId"`,
      [ids],
    );
    if (freed.length === 0) throw problem(409, 'nothing-to-do', 'Rien n’est plus retenu ici. Rechargez la page.');
    await this.note(work, 'release', freed);
    work.afterCommit(() => this.jobs.wake('mail'));
    return { changed: freed.length, gone: 0 };
  }

  private async note(work: Work, act: string, letters: readonly Changed[]): Promise<void> {
    await work.rows(`SELECT access.audit($1, 'outbox_message', l.id, l.cohort_id, NULL) FROM unnest($2::uuid[], $3::uuid[]) AS l(id, cohort_id)`, [
      act,
      letters.map(({ id }) => id),
      letters.map(({ cohortId }) => cohortId),
    ]);
  }
}

/** Throws when one of these letters must not leave. */
export type Obstacle = (work: Work, ids: readonly string[]) => Promise<void>;

interface Changed {
  id: string;
  cohortId: string | null;
}

import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';

const notNow = () => problem(409, 'nothing-to-do', 'Cet e-mail n’est plus dans cet état. Rechargez la page.');

/** What staff decide about an e-mail that did not simply arrive. */
@Injectable()
export class OutboxService {
  constructor(private readonly jobs: Jobs) {}

  /** Sends again what was refused, or what somebody checked did not arrive. */
  async resend(work: Work, id: string): Promise<void> {
    await this.settle(work, id, 'resend', `state = 'queued', attempts = 0, answer = NULL, withheld = NULL, not_before = now()`, ['failed', 'uncertain', 'deferred']);
    work.afterCommit(() => this.jobs.wake('mail'));
  }

  /** Somebody asked: it arrived. */
  async arrived(work: Work, id: string): Promise<void> {
    await this.settle(work, id, 'confirm', `state = 'sent', sent_at = now()`, ['uncertain']);
  }

  private async settle(work: Work, id: string, act: string, changes: string, states: string[]): Promise<void> {
    const row = await work.row<{ cohortId: string | null }>(
      `UPDATE outbox_message SET ${changes}, updated_at = now() WHERE id = $1 AND state = ANY ($2) RETURNING cohort_id AS "cohortId"`,
      [id, states],
    );
    if (!row) throw notNow();
    await work.audit(act, 'outbox_message', id, row.cohortId);
  }
}

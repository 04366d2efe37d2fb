import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import { MailChoices } from '../mail-choices/mail-choices.service';

const notNow = () => problem(409, 'nothing-to-do', 'Cet e-mail n’est plus dans cet état. Rechargez la page.');

/** What may come back as a notice, minutes or days after a server took it. */
export const canBounce: readonly string[] = ['sent', 'uncertain', 'failed', 'deferred'];

/** What staff decide about an e-mail that did not simply arrive. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly jobs: Jobs,
    private readonly choices: MailChoices,
  ) {}

  /** Sends again what was refused, or what somebody checked did not arrive. */
  async resend(work: Work, id: string): Promise<void> {
    await this.settle(work, id, 'resend', `state = 'queued', attempts = 0, answer = NULL, withheld = NULL, not_before = now()`, ['failed', 'uncertain', 'deferred']);
    work.afterCommit(() => this.jobs.wake('mail'));
  }

  /** Somebody asked: it arrived. */
  async arrived(work: Work, id: string): Promise<void> {
    await this.settle(work, id, 'confirm', `state = 'sent', sent_at = now()`, ['uncertain']);
  }

  /** A notice came back: this letter was not received, and nothing more is tried at that address, unless another one replaced it since. */
  async bounced(work: Work, id: string): Promise<void> {
    const row = await work.row<{ personId: string; corrected: boolean }>(
      `SELECT m.recipient_id AS "personId", EXISTS (SELECT 1 FROM record_change c WHERE c.table_name = 'person_contact' AND c.record_id = m.recipient_id
         AND (c.act = 'insert' OR c.before ? 'email') AND c.at > coalesce(m.sent_at, m.created_at)) AS corrected
       FROM outbox_message m WHERE m.id = $1 AND m.sensitivity = 'collective' AND m.withheld IS NULL`,
      [id],
    );
    if (!row) throw notNow();
    if (![networkId, row.personId].some((place) => work.ids('person_contact', 'update').includes(place))) throw problem(403, 'forbidden', 'Vous ne pouvez pas changer les coordonnées de cette personne.');
    await this.settle(work, id, 'refuse', `state = 'failed', sent_at = NULL, answer = 'Revenu : l’adresse ${row.corrected ? 'a été corrigée depuis' : 'ne marche plus'}'`, canBounce);
    if (!row.corrected) await this.choices.noteUndeliverable(work, row.personId);
  }

  private async settle(work: Work, id: string, act: string, changes: string, states: readonly string[]): Promise<void> {
    const row = await work.row<{ cohortId: string | null }>(
      `UPDATE outbox_message SET ${changes}, updated_at = now() WHERE id = $1 AND state = ANY ($2) RETURNING cohort_id AS "cohortId"`,
      [id, states],
    );
    if (!row) throw notNow();
    await work.audit(act, 'outbox_message', id, row.cohortId);
  }
}

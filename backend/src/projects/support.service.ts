import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import type { SupportAssignmentInput, SupportDayInput } from './support.contract';

/** Who supports a project, and the days spent on it. The budget warns and never blocks: a day that was spent was spent. */
@Injectable()
export class SupportService {
  async assign(work: Work, participationId: string, { organisationId, personId, startsOn, endsOn }: SupportAssignmentInput): Promise<{ id: string }> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO support_assignment (cohort_id, participation_id, organisation_id, person_id, starts_on, ends_on)
       SELECT cohort_id, id, $2, $3, $4, $5 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, organisationId, personId, startsOn, endsOn],
    );
    if (!row) throw notFound();
    await work.audit('create', 'support_assignment', row.id, row.cohortId, personId);
    return { id: row.id };
  }

  async reassign(work: Work, participationId: string, id: string, { organisationId, personId, startsOn, endsOn }: SupportAssignmentInput): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE support_assignment SET organisation_id = $3, person_id = $4, starts_on = $5, ends_on = $6, updated_at = now()
       WHERE id = $1 AND participation_id = $2 RETURNING cohort_id AS "cohortId"`,
      [id, participationId, organisationId, personId, startsOn, endsOn],
    );
    if (!row) throw notFound();
    await work.audit('update', 'support_assignment', id, row.cohortId, personId);
  }

  /** Days already spent stay: they were. */
  async unassign(work: Work, participationId: string, id: string): Promise<void> {
    await this.remove(work, 'support_assignment', participationId, id);
  }

  /** Entered by the ally, or on an ally's behalf; the entry says by whom. */
  async enter(work: Work, participationId: string, input: SupportDayInput): Promise<{ id: string }> {
    await this.check(work, participationId, input);
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO support_day (cohort_id, participation_id, organisation_id, person_id, on_date, days, what_was_done, entered_by_id)
       SELECT cohort_id, id, $2, $3, $4, $5, $6, $7 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, input.organisationId, input.personId, input.onDate, input.days, input.whatWasDone, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('create', 'support_day', row.id, row.cohortId, input.personId);
    return { id: row.id };
  }

  async correct(work: Work, participationId: string, id: string, input: SupportDayInput): Promise<void> {
    await this.check(work, participationId, input);
    const row = await work.row<{ cohortId: string }>(
      `UPDATE support_day SET organisation_id = $3, person_id = $4, on_date = $5, days = $6, what_was_done = $7, entered_by_id = $8, updated_at = now()
       WHERE id = $1 AND participation_id = $2 RETURNING cohort_id AS "cohortId"`,
      [id, participationId, input.organisationId, input.personId, input.onDate, input.days, input.whatWasDone, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('update', 'support_day', id, row.cohortId, input.personId);
  }

  async erase(work: Work, participationId: string, id: string): Promise<void> {
    await this.remove(work, 'support_day', participationId, id);
  }

  private async remove(work: Work, table: 'support_day' | 'support_assignment', participationId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>(`DELETE FROM ${table} WHERE id = $1 AND participation_id = $2 RETURNING cohort_id AS "cohortId"`, [id, participationId]);
    if (!row) throw notFound();
    await work.audit('delete', table, id, row.cohortId);
  }

  private async check(work: Work, participationId: string, { onDate, organisationId }: SupportDayInput): Promise<void> {
    if (onDate > work.today) {
      throw problem(422, 'not-spent-yet', 'Ce jour n’est pas encore passé.', { errors: [{ pointer: '/onDate', detail: 'Choisissez aujourd’hui ou avant.' }] });
    }
    const assigned = await work.row('SELECT 1 FROM support_assignment WHERE participation_id = $1 AND organisation_id = $2', [participationId, organisationId]);
    if (!assigned) {
      throw problem(422, 'not-assigned', 'Cette structure n’accompagne pas ce territoire.', { errors: [{ pointer: '/organisationId', detail: 'Ajoutez-la d’abord à l’accompagnement.' }] });
    }
  }
}

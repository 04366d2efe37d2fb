import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { BusyPeriodInput } from './busy-period.contract';
import { BusyPeriod } from './busy-period.entity';

/** A territory's own calendar: told by whoever knows it, through its place in a cohort, and read by all who plan. */
@Injectable()
export class BusyPeriodService {
  async add(work: Work, participationId: string, input: BusyPeriodInput): Promise<{ id: string }> {
    const place = await work.row<{ cohortId: string; territoryId: string }>('SELECT cohort_id AS "cohortId", territory_id AS "territoryId" FROM participation WHERE id = $1', [participationId]);
    if (!place) throw notFound();
    const { identifiers } = await work.manager.insert(BusyPeriod, { ...input, ...place, participationId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'busy_period', id, place.cohortId);
    return { id };
  }

  async change(work: Work, participationId: string, id: string, input: BusyPeriodInput): Promise<void> {
    const period = await this.find(work, participationId, id);
    await work.manager.update(BusyPeriod, { id, participationId }, input);
    await work.audit('update', 'busy_period', id, period.cohortId);
  }

  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const period = await this.find(work, participationId, id);
    await work.manager.delete(BusyPeriod, { id, participationId });
    await work.audit('delete', 'busy_period', id, period.cohortId);
  }

  private async find(work: Work, participationId: string, id: string): Promise<BusyPeriod> {
    const period = await work.manager.findOneBy(BusyPeriod, { id, participationId });
    if (!period) throw notFound();
    return period;
  }
}

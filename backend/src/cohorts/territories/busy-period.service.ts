import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { BehalfService, type Words } from '../behalf/behalf.service';
import type { BusyPeriodInput } from './busy-period.contract';
import { BusyPeriod } from './busy-period.entity';
import { periodIn, periodWords } from './busy-period.words';

/** A territory's own calendar: told by whoever knows it, through its place in a cohort, and read by all who plan. */
@Injectable()
export class BusyPeriodService {
  constructor(private readonly behalf: BehalfService) {
    behalf.speaks('busy_period', { words: (work, id, participationId) => this.words(work, id, participationId), most: 200, carries: periodIn });
  }

  async add(work: Work, participationId: string, { enteredForId, ...input }: BusyPeriodInput): Promise<{ id: string }> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const place = await work.row<{ cohortId: string; territoryId: string }>('SELECT cohort_id AS "cohortId", territory_id AS "territoryId" FROM participation WHERE id = $1', [participationId]);
    if (!place) throw notFound();
    const { identifiers } = await work.manager.insert(BusyPeriod, { ...input, ...place, participationId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'busy_period', id, place.cohortId, enteredForId);
    if (enteredForId) await this.behalf.enter(work, { participationId, table: 'busy_period', recordId: id, personId: enteredForId, letter: 'now' });
    return { id };
  }

  async change(work: Work, participationId: string, id: string, { enteredForId, ...input }: BusyPeriodInput): Promise<void> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const period = await this.find(work, participationId, id);
    await work.manager.update(BusyPeriod, { id, participationId }, input);
    await work.audit('update', 'busy_period', id, period.cohortId, enteredForId);
    if (enteredForId) await this.behalf.enter(work, { participationId, table: 'busy_period', recordId: id, personId: enteredForId, letter: 'now' });
    else await this.behalf.again(work, participationId, 'busy_period', id);
  }

  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const period = await this.find(work, participationId, id);
    await work.manager.delete(BusyPeriod, { id, participationId });
    await work.audit('delete', 'busy_period', id, period.cohortId);
  }

  /** A period is the territory's; in whose name it was noted, its statement says. */
  private async words(work: Work, id: string, participationId: string): Promise<Words | undefined> {
    const period = await work.manager.findOneBy(BusyPeriod, { id, participationId });
    return period ? { personId: '', heading: 'Votre calendrier', shown: periodWords(period), version: null } : undefined;
  }

  private async find(work: Work, participationId: string, id: string): Promise<BusyPeriod> {
    const period = await work.manager.findOneBy(BusyPeriod, { id, participationId });
    if (!period) throw notFound();
    return period;
  }
}

import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { CohortInput } from './cohort.contract';
import { Cohort } from './cohort.entity';

/** A cohort is opened by the network and named by its staff. */
@Injectable()
export class CohortService {
  async create(work: Work, input: CohortInput): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(Cohort, input);
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'cohort', id, id);
    return { id };
  }

  async change(work: Work, id: string, input: CohortInput): Promise<void> {
    const { affected } = await work.manager.update(Cohort, { id }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'cohort', id, id);
  }
}

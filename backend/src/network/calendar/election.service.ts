import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { ElectionChange, ElectionView } from './election.contract';
import { Election } from './election.entity';

/** The electoral calendar: prefilled, corrected by the network's administration as dates become official. */
@Injectable()
export class ElectionService {
  async list(work: Work) {
    const items = await work.rows<ElectionView>(
      `SELECT id, name, kinds, departments, first_on AS "firstOn", last_on AS "lastOn", confirmed, weeks_before AS "weeksBefore", weeks_after AS "weeksAfter", renews
       FROM election WHERE network_id = ANY ($1::uuid[]) ORDER BY first_on, name`,
      [work.ids('election', 'read')],
    );
    return { items, mayChange: work.ids('election', 'update').length > 0 };
  }

  async change(work: Work, id: string, input: ElectionChange): Promise<void> {
    const { affected } = await work.manager.update(Election, { id }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'election', id);
  }
}

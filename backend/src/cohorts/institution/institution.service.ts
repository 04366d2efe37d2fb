import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { InstitutionItemInput } from './institution.contract';
import { InstitutionItem } from './institution-item.entity';

/** What is told of an institution: its note, its orientations, the actions retained and what happened to them. */
@Injectable()
export class InstitutionService {
  async add(work: Work, participationId: string, input: InstitutionItemInput): Promise<{ id: string }> {
    const place = await work.row<{ cohortId: string }>(`SELECT cohort_id AS "cohortId" FROM participation WHERE id = $1 AND accompanied_as = 'institution'`, [participationId]);
    if (!place) throw notFound();
    const { identifiers } = await work.manager.insert(InstitutionItem, { ...input, participationId, cohortId: place.cohortId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'institution_item', id, place.cohortId);
    return { id };
  }

  async change(work: Work, participationId: string, id: string, input: InstitutionItemInput): Promise<void> {
    const item = await this.find(work, participationId, id);
    await work.manager.update(InstitutionItem, { id, participationId }, input);
    await work.audit('update', 'institution_item', id, item.cohortId);
  }

  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const item = await this.find(work, participationId, id);
    await work.manager.delete(InstitutionItem, { id, participationId });
    await work.audit('delete', 'institution_item', id, item.cohortId);
  }

  private async find(work: Work, participationId: string, id: string): Promise<InstitutionItem> {
    const item = await work.manager.findOneBy(InstitutionItem, { id, participationId });
    if (!item) throw notFound();
    return item;
  }
}

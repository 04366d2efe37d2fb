import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import { ProgrammeTarget } from './programme-target.entity';
import type { ReadingInput, TargetInput } from './target.contract';
import { TargetReading } from './target-reading.entity';

/** What was planned, with the figures typed for it; the words that explain are saved against a version, since several may write them. */
@Injectable()
export class TargetService {
  /** Without a cohort, a target of the whole programme. */
  async create(work: Work, cohortId: string | null, input: TargetInput): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(ProgrammeTarget, { ...input, cohortId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'programme_target', id, cohortId);
    return { id };
  }

  async change(work: Work, id: string, version: number, input: TargetInput): Promise<number> {
    const { affected } = await work.manager.update(ProgrammeTarget, { id, version }, { ...input, version: version + 1 });
    const current = await this.find(work, id);
    if (!affected) {
      const { indicator, label, target, dueOn, explanation } = current;
      throw stale({ indicator, label, target, dueOn, explanation, version: current.version } as { version: number });
    }
    await work.audit('update', 'programme_target', id, current.cohortId);
    return current.version;
  }

  async remove(work: Work, id: string): Promise<void> {
    const { cohortId } = await this.find(work, id);
    await work.manager.delete(ProgrammeTarget, { id });
    await work.audit('delete', 'programme_target', id, cohortId);
  }

  async read(work: Work, targetId: string, { onDate, value, source }: ReadingInput): Promise<{ id: string }> {
    const { cohortId } = await this.find(work, targetId);
    const reading = (await work.row<{ id: string }>(
      `INSERT INTO target_reading (cohort_id, target_id, on_date, value, source) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT target_reading_once DO UPDATE SET value = EXCLUDED.value, source = EXCLUDED.source, updated_at = now() RETURNING id`,
      [cohortId, targetId, onDate, value, source],
    )) as { id: string };
    await work.audit('create', 'target_reading', reading.id, cohortId);
    return reading;
  }

  async removeReading(work: Work, targetId: string, id: string): Promise<void> {
    const { cohortId } = await this.find(work, targetId);
    const { affected } = await work.manager.delete(TargetReading, { id, targetId });
    if (!affected) throw notFound();
    await work.audit('delete', 'target_reading', id, cohortId);
  }

  private async find(work: Work, id: string): Promise<ProgrammeTarget> {
    const target = await work.manager.findOneBy(ProgrammeTarget, { id });
    if (!target) throw notFound();
    return target;
  }
}

import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Participation } from '../participations/participation.entity';
import type { ExecutiveFactInput, NextStepInput, OriginInput } from './recruiting.contract';
import { ExecutiveFact } from './executive-fact.entity';

/** What staff note of a territory that they recruit: where it comes from, what comes next, facts with dates. */
@Injectable()
export class LeadService {
  async changeOrigin(work: Work, id: string, input: OriginInput): Promise<void> {
    const cohortId = await cohortOf(work, id);
    await work.manager.update(Participation, { id }, input);
    await work.audit('update', 'participation', id, cohortId);
  }

  /** The next step hangs on the stage where the territory stands today. */
  async plan(work: Work, id: string, { nextStep, nextOn, nextById }: NextStepInput): Promise<void> {
    const cohortId = await cohortOf(work, id);
    const stage = await work.row<{ id: string }>(
      `UPDATE participation_stage SET next_step = $2, next_on = $3, next_by_id = $4, updated_at = now()
       WHERE id = (SELECT s.id FROM participation_stage s WHERE s.participation_id = $1 AND s.reached_on <= $5::date ORDER BY s.reached_on DESC, s.created_at DESC LIMIT 1)
       RETURNING id`,
      [id, nextStep || null, nextStep ? nextOn : null, nextStep ? nextById : null, work.today],
    );
    if (!stage) throw notFound();
    await work.audit('update', 'participation_stage', stage.id, cohortId);
  }

  /** A fact has happened: it is never in the future. */
  async addFact(work: Work, participationId: string, input: ExecutiveFactInput): Promise<{ id: string }> {
    if (input.onDate > work.today) {
      const detail = 'Un fait se note une fois arrivé.';
      throw problem(422, 'fact-in-the-future', detail, { errors: [{ pointer: '/onDate', detail }] });
    }
    const cohortId = await cohortOf(work, participationId);
    const { identifiers } = await work.manager.insert(ExecutiveFact, { ...input, cohortId, participationId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'executive_fact', id, cohortId);
    return { id };
  }

  async removeFact(work: Work, participationId: string, id: string): Promise<void> {
    const cohortId = await cohortOf(work, participationId);
    const { affected } = await work.manager.delete(ExecutiveFact, { id, participationId });
    if (!affected) throw notFound();
    await work.audit('delete', 'executive_fact', id, cohortId);
  }
}

async function cohortOf(work: Work, id: string): Promise<string> {
  const participation = await work.manager.findOneBy(Participation, { id });
  if (!participation) throw notFound();
  return participation.cohortId;
}

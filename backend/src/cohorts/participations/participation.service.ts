import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { ParticipationChange, ParticipationInput, StageInput } from './participation.contract';
import { Cohort } from '../cohort.entity';
import { ParticipationStage } from './participation-stage.entity';
import { Participation } from './participation.entity';

/** Where a territory stands: it enters a cohort once, and every stage it reaches stays on record. */
@Injectable()
export class ParticipationService {
  async create(work: Work, cohortId: string, { stage = 'approached', reachedOn, nextStep, nextOn, nextById, ...lead }: ParticipationInput): Promise<{ id: string }> {
    refuseFuture(work, reachedOn);
    const known = await work.row<{ today: string | null }>('SELECT (SELECT o.name FROM territory o WHERE o.id = access.territory_today(t.id) AND o.id <> t.id) AS today FROM territory t WHERE t.id = $1', [lead.territoryId]);
    if (!known) throw problem(422, 'unknown-territory', 'Choisissez un territoire du réseau.', { errors: [{ pointer: '/territoryId', detail: 'Choisissez dans la liste.' }] });
    if (known.today) throw problem(422, 'territory-merged', `Ce territoire est devenu ${known.today} : ajoutez celui-là.`, { errors: [{ pointer: '/territoryId', detail: 'Choisissez le territoire d’aujourd’hui.' }] });
    const cohort = await work.manager.findOneBy(Cohort, { id: cohortId });
    if (!cohort) throw notFound();
    const { identifiers } = await work.manager.insert(Participation, { ...lead, cohortId, supportDaysBudget: cohort.supportDaysDefault });
    const id = identifiers[0]?.['id'] as string;
    await work.manager.insert(ParticipationStage, { cohortId, participationId: id, stage, reachedOn, ...next({ nextStep, nextOn, nextById }) });
    await work.audit('create', 'participation', id, cohortId);
    return { id };
  }

  async change(work: Work, id: string, input: ParticipationChange): Promise<void> {
    const { cohortId } = await this.find(work, id);
    await work.manager.update(Participation, { id }, input);
    await work.audit('update', 'participation', id, cohortId);
  }

  /** A stage is a fact: it cannot be reached tomorrow. What is planned is the next step. */
  async addStage(work: Work, participationId: string, input: StageInput): Promise<{ id: string }> {
    refuseFuture(work, input.reachedOn);
    const { cohortId } = await this.find(work, participationId);
    const { identifiers } = await work.manager.insert(ParticipationStage, { ...input, ...next(input), cohortId, participationId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'participation_stage', id, cohortId);
    return { id };
  }

  async changeStage(work: Work, participationId: string, id: string, input: StageInput): Promise<void> {
    refuseFuture(work, input.reachedOn);
    const { cohortId } = await this.find(work, participationId);
    const { affected } = await work.manager.update(ParticipationStage, { id, participationId }, { ...input, ...next(input) });
    if (!affected) throw notFound();
    await work.audit('update', 'participation_stage', id, cohortId);
  }

  async removeStage(work: Work, participationId: string, id: string): Promise<void> {
    const { cohortId } = await this.find(work, participationId);
    const { affected } = await work.manager.delete(ParticipationStage, { id, participationId });
    if (!affected) throw notFound();
    await work.audit('delete', 'participation_stage', id, cohortId);
  }

  private async find(work: Work, id: string): Promise<Participation> {
    const participation = await work.manager.findOneBy(Participation, { id });
    if (!participation) throw notFound();
    return participation;
  }
}

/** A next step without words has neither date nor person. */
const next = ({ nextStep, nextOn, nextById }: Pick<StageInput, 'nextStep' | 'nextOn' | 'nextById'>) =>
  nextStep ? { nextStep, nextOn: nextOn ?? null, nextById: nextById ?? null } : { nextStep: null, nextOn: null, nextById: null };

function refuseFuture(work: Work, reachedOn: string): void {
  if (reachedOn <= work.today) return;
  const detail = 'Une étape s’écrit une fois atteinte. Ce qui est prévu se note dans le prochain geste.';
  throw problem(422, 'stage-in-the-future', detail, { errors: [{ pointer: '/reachedOn', detail }] });
}

import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { CohortPartner } from '../cohort-partner.entity';
import { CohortPhase } from '../cohort-phase.entity';
import type { PartnerInput, PhaseInput } from './frame.contract';

/** The frame of a cohort: phases that may overlap, and the organisations that carry it beside the network. */
@Injectable()
export class FrameService {
  async addPhase(work: Work, cohortId: string, input: PhaseInput): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(CohortPhase, { ...input, cohortId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'cohort_phase', id, cohortId);
    return { id };
  }

  async changePhase(work: Work, cohortId: string, id: string, input: PhaseInput): Promise<void> {
    const { affected } = await work.manager.update(CohortPhase, { id, cohortId }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'cohort_phase', id, cohortId);
  }

  async removePhase(work: Work, cohortId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(CohortPhase, { id, cohortId });
    if (!affected) throw notFound();
    await work.audit('delete', 'cohort_phase', id, cohortId);
  }

  async addPartner(work: Work, cohortId: string, input: PartnerInput): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(CohortPartner, { ...input, cohortId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'cohort_partner', id, cohortId);
    return { id };
  }

  async changePartner(work: Work, cohortId: string, id: string, input: PartnerInput): Promise<void> {
    const { affected } = await work.manager.update(CohortPartner, { id, cohortId }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'cohort_partner', id, cohortId);
  }

  async removePartner(work: Work, cohortId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(CohortPartner, { id, cohortId });
    if (!affected) throw notFound();
    await work.audit('delete', 'cohort_partner', id, cohortId);
  }
}

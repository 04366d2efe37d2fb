import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { Audience, Meant } from './audience.contract';
import { AudienceQuery } from './audience.query';

/** The same rule for what is no gathering: whom an audience means today in a cohort. */
@Injectable()
export class Audiences {
  constructor(private readonly query: AudienceQuery) {}

  /** Everybody once, those taken out by hand included and marked so. */
  ofCohort(work: Work, cohortId: string, audience: Audience): Promise<Meant[]> {
    return this.query.meant(work, { gatheringId: null, cohortId }, audience);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { MandatesDone, MandatesInput, MandatesView } from './mandates.contract';
import { MandatesQuery } from './mandates.query';
import { mandatesSheet } from './mandates.sheet';
import { MandatesService } from './mandates.service';

const Uuid = z.uuid();

/** The mandates of a cohort, renewed or ended in one act after an election. */
@ApiTags('delegation')
@Controller('cohorts/:cohortId/mandates')
export class MandatesController {
  constructor(
    private readonly query: MandatesQuery,
    private readonly mandates: MandatesService,
  ) {}

  @Get()
  @Needs('delegate', 'update', { cohort: 'cohortId' })
  @Returns(MandatesView)
  @LeavesAs(mandatesSheet)
  readMandates(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string) {
    return this.query.read(work, id);
  }

  @Post()
  @Needs('delegate', 'update', { cohort: 'cohortId' })
  @Returns(MandatesDone)
  renewMandates(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Body({ schema: MandatesInput }) input: MandatesInput) {
    return this.mandates.renew(work, id, input);
  }
}

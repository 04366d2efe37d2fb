import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { LeavesAs } from '../platform/sheets/sheet';
import { CohortInput, CohortList, CohortPage } from './cohort.contract';
import { CohortQuery } from './cohort.query';
import { CohortService } from './cohort.service';
import { cohortsSheet } from './cohort.sheet';

/** The paths of the network; opening one is the administration’s, describing it its staff’s. */
@ApiTags('cohorts')
@Controller('cohorts')
export class CohortController {
  constructor(
    private readonly query: CohortQuery,
    private readonly cohorts: CohortService,
  ) {}

  @Get()
  @Needs('cohort', 'read')
  @Returns(CohortPage)
  @LeavesAs(cohortsSheet)
  listCohorts(@InWork() work: Work, @Query({ schema: CohortList }) query: CohortList) {
    return this.query.list(work, query);
  }

  @Post()
  @Needs('cohort', 'create')
  @Creates('cohort')
  createCohort(@InWork() work: Work, @Body({ schema: CohortInput }) input: CohortInput) {
    return this.cohorts.create(work, input);
  }

  @Put(':cohortId')
  @Needs('cohort', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  changeCohort(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) id: string, @Body({ schema: CohortInput }) input: CohortInput) {
    return this.cohorts.change(work, id, input);
  }
}

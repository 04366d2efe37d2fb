import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { LeadService } from './lead.service';
import { PresentationService } from './presentation.service';
import { ExecutiveFactInput, NextStepInput, OriginInput, PresentationInput, PresentationList, RecruitingOn, RecruitingView } from './recruiting.contract';
import { RecruitingQuery } from './recruiting.query';
import { presentationsSheet, recruitingSheet } from './recruiting.sheet';

const Uuid = z.uuid();

/** Where a territory comes from, what is next, and facts about its executive; read and written by staff alone. */
@ApiTags('cohorts')
@Controller()
export class RecruitingController {
  constructor(
    private readonly recruiting: RecruitingQuery,
    private readonly leads: LeadService,
    private readonly presentations: PresentationService,
  ) {}

  @Get('cohorts/:cohortId/recruiting')
  @Needs('participation_stage', 'read', { cohort: 'cohortId' })
  @Returns(RecruitingView)
  @LeavesAs(recruitingSheet)
  readRecruiting(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Query({ schema: RecruitingOn }) { on }: z.infer<typeof RecruitingOn>) {
    return this.recruiting.read(work, id, on ?? work.today);
  }

  @Put('participations/:participationId/origin')
  @Needs('participation', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  changeOrigin(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: OriginInput }) input: OriginInput) {
    return this.leads.changeOrigin(work, id, input);
  }

  @Put('participations/:participationId/next-step')
  @Needs('participation_stage', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  planNextStep(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: NextStepInput }) input: NextStepInput) {
    return this.leads.plan(work, id, input);
  }

  @Post('participations/:participationId/executive-facts')
  @Needs('executive_fact', 'create', { participation: 'participationId' })
  @Creates('executive_fact')
  addExecutiveFact(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: ExecutiveFactInput }) input: ExecutiveFactInput) {
    return this.leads.addFact(work, id, input);
  }

  @Delete('participations/:participationId/executive-facts/:factId')
  @Needs('executive_fact', 'delete', { participation: 'participationId' })
  @ReturnsNothing()
  removeExecutiveFact(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Param('factId', { schema: Uuid }) factId: string) {
    return this.leads.removeFact(work, id, factId);
  }

  @Get('cohorts/:cohortId/presentations')
  @Needs('presentation', 'read', { cohort: 'cohortId' })
  @Returns(PresentationList)
  @LeavesAs(presentationsSheet)
  listPresentations(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string) {
    return this.presentations.list(work, id);
  }

  @Post('cohorts/:cohortId/presentations')
  @Needs('presentation', 'create', { cohort: 'cohortId' })
  @Creates('presentation')
  addPresentation(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: PresentationInput }) input: PresentationInput) {
    return this.presentations.create(work, cohortId, input);
  }

  @Put('cohorts/:cohortId/presentations/:presentationId')
  @Needs('presentation', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  changePresentation(
    @InWork() work: Work,
    @Param('cohortId', { schema: Uuid }) cohortId: string,
    @Param('presentationId', { schema: Uuid }) id: string,
    @Body({ schema: PresentationInput }) input: PresentationInput,
  ) {
    return this.presentations.change(work, cohortId, id, input);
  }

  @Delete('cohorts/:cohortId/presentations/:presentationId')
  @Needs('presentation', 'delete', { cohort: 'cohortId' })
  @ReturnsNothing()
  removePresentation(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Param('presentationId', { schema: Uuid }) id: string) {
    return this.presentations.remove(work, cohortId, id);
  }
}

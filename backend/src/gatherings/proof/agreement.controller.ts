import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { LeavesAs } from '../../platform/sheets/sheet';
import { AgreementInput, AgreementList, ChecklistView, SignatoryInput } from './agreement.contract';
import { AgreementService } from './agreement.service';
import { agreementsSheet } from './agreement.sheet';
import { ChecklistQuery } from './checklist.query';

const id = { schema: z.uuid() };

/** What a funder asks to be shown, piece by piece, for a period. */
@ApiTags('proof')
@Controller()
export class AgreementController {
  constructor(
    private readonly agreements: AgreementService,
    private readonly checklist: ChecklistQuery,
  ) {}

  @Get('cohorts/:cohortId/funding-agreements')
  @Needs('funding_agreement', 'read', { cohort: 'cohortId' })
  @Returns(AgreementList)
  @LeavesAs(agreementsSheet)
  listAgreements(@InWork() work: Work, @Param('cohortId', id) cohortId: string) {
    return this.checklist.list(work, cohortId);
  }

  @Post('cohorts/:cohortId/funding-agreements')
  @Needs('funding_agreement', 'create', { cohort: 'cohortId' })
  @Creates('funding_agreement')
  addAgreement(@InWork() work: Work, @Param('cohortId', id) cohortId: string, @Body({ schema: AgreementInput }) input: AgreementInput) {
    return this.agreements.add(work, cohortId, input);
  }

  @Put('cohorts/:cohortId/certificate-signatory')
  @Needs('certificate_signatory', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  nameSignatory(@InWork() work: Work, @Param('cohortId', id) cohortId: string, @Body({ schema: SignatoryInput }) input: SignatoryInput) {
    return this.agreements.sign(work, cohortId, input);
  }

  @Get('funding-agreements/:fundingId')
  @Needs('funding_agreement', 'read', { funding_agreement: 'fundingId' })
  @Returns(ChecklistView)
  async readChecklist(@InWork() work: Work, @Param('fundingId', id) fundingId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = await this.checklist.read(work, fundingId);
    tag(reply, view.agreement.version);
    return view;
  }

  @Put('funding-agreements/:fundingId')
  @Needs('funding_agreement', 'update', { funding_agreement: 'fundingId' })
  @ReturnsNothing()
  changeAgreement(@InWork() work: Work, @Param('fundingId', id) fundingId: string, @IfMatch() version: number, @Body({ schema: AgreementInput }) input: AgreementInput) {
    return this.agreements.change(work, fundingId, version, input);
  }

  @Delete('funding-agreements/:fundingId')
  @Needs('funding_agreement', 'delete', { funding_agreement: 'fundingId' })
  @ReturnsNothing()
  removeAgreement(@InWork() work: Work, @Param('fundingId', id) fundingId: string) {
    return this.agreements.remove(work, fundingId);
  }
}

import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, ReturnsNothing } from '../platform/http/returns';
import { SupportAssignmentInput, SupportDayInput } from './support.contract';
import { SupportService } from './support.service';

const id = z.uuid();
const here = { participation: 'participationId' };

/** An ally beside a project for eight days, each noted with what was done. */
@ApiTags('projects')
@Controller('participations/:participationId')
export class SupportController {
  constructor(private readonly support: SupportService) {}

  @Post('support-assignments')
  @Needs('support_assignment', 'create', here)
  @Creates('support_assignment')
  assignSupport(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: SupportAssignmentInput }) input: SupportAssignmentInput) {
    return this.support.assign(work, participationId, input);
  }

  @Put('support-assignments/:assignmentId')
  @Needs('support_assignment', 'update', here)
  @ReturnsNothing()
  updateSupport(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('assignmentId', { schema: id }) assignmentId: string,
    @Body({ schema: SupportAssignmentInput }) input: SupportAssignmentInput,
  ) {
    return this.support.reassign(work, participationId, assignmentId, input);
  }

  @Delete('support-assignments/:assignmentId')
  @Needs('support_assignment', 'delete', here)
  @ReturnsNothing()
  endSupport(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('assignmentId', { schema: id }) assignmentId: string) {
    return this.support.unassign(work, participationId, assignmentId);
  }

  @Post('support-days')
  @Needs('support_day', 'create', here)
  @Creates('support_day')
  enterSupportDay(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: SupportDayInput }) input: SupportDayInput) {
    return this.support.enter(work, participationId, input);
  }

  @Put('support-days/:supportDayId')
  @Needs('support_day', 'update', here)
  @ReturnsNothing()
  correctSupportDay(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('supportDayId', { schema: id }) supportDayId: string,
    @Body({ schema: SupportDayInput }) input: SupportDayInput,
  ) {
    return this.support.correct(work, participationId, supportDayId, input);
  }

  @Delete('support-days/:supportDayId')
  @Needs('support_day', 'delete', here)
  @ReturnsNothing()
  eraseSupportDay(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('supportDayId', { schema: id }) supportDayId: string) {
    return this.support.erase(work, participationId, supportDayId);
  }
}

import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { AvailabilityAnswerInput, AvailabilityReminderInput, AvailabilityRequestInput, AvailabilityRequests, AvailabilityRequestView, AvailabilitySent } from './availability.contract';
import { AvailabilityQuery } from './availability.query';
import { AvailabilityService } from './availability.service';
import { answersSheet, availabilitySheet } from './availability.sheet';

const id = z.uuid();
const here = { availability_request: 'requestId' };

/** « Have you eight days? », asked of many allies in one act and answered by each for themselves, or by staff in their name. */
@ApiTags('cohorts')
@Controller()
export class AvailabilityController {
  constructor(
    private readonly query: AvailabilityQuery,
    private readonly availability: AvailabilityService,
  ) {}

  @Get('cohorts/:cohortId/availability-requests')
  @Needs('availability_request', 'create', { cohort: 'cohortId' })
  @Returns(AvailabilityRequests)
  @LeavesAs(availabilitySheet)
  listAvailability(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string) {
    return this.query.list(work, cohortId);
  }

  @Post('cohorts/:cohortId/availability-requests')
  @Needs('availability_request', 'create', { cohort: 'cohortId' })
  @Creates('availability_request')
  askAvailability(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string, @Body({ schema: AvailabilityRequestInput }) input: AvailabilityRequestInput) {
    return this.availability.ask(work, cohortId, input);
  }

  @Get('availability-requests/:requestId')
  @Needs('availability_request', 'read', here)
  @Returns(AvailabilityRequestView)
  @LeavesAs(answersSheet)
  readAvailability(@InWork() work: Work, @Param('requestId', { schema: id }) requestId: string) {
    return this.query.read(work, requestId);
  }

  @Post('availability-requests/:requestId/remind')
  @Needs('availability_request', 'update', here)
  @Returns(AvailabilitySent)
  remindAvailability(@InWork() work: Work, @Param('requestId', { schema: id }) requestId: string, @Body({ schema: AvailabilityReminderInput }) input: AvailabilityReminderInput) {
    return this.availability.remind(work, requestId, input);
  }

  @Put('availability-requests/:requestId/answers/:availabilityId')
  @Needs('availability_answer', 'update', { availability_answer: 'availabilityId' })
  @ReturnsNothing()
  answerAvailability(
    @InWork() work: Work,
    @Param('requestId', { schema: id }) requestId: string,
    @Param('availabilityId', { schema: id }) availabilityId: string,
    @Body({ schema: AvailabilityAnswerInput }) input: AvailabilityAnswerInput,
  ) {
    return this.availability.answer(work, requestId, availabilityId, input);
  }
}

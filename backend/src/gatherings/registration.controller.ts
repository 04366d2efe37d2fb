import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, ReturnsNothing } from '../platform/http/returns';
import { ArrivalInput, InvitationAnswerInput } from './registration.contract';
import { RegistrationService } from './registration.service';

/** A line of a gathering’s list, answered by the person, or by staff in their name. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId/registrations')
export class RegistrationController {
  constructor(private readonly registrations: RegistrationService) {}

  @Post()
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Creates('registration')
  addArrival(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: ArrivalInput }) input: ArrivalInput) {
    return this.registrations.add(work, gatheringId, input);
  }

  /** By the person, from their link or account, or by staff on their behalf. */
  @Put(':registrationId/answer')
  @Needs('registration', 'update', { registration: 'registrationId' })
  @ReturnsNothing()
  answerInvitation(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Param('registrationId', { schema: z.uuid() }) id: string,
    @Body({ schema: InvitationAnswerInput }) input: InvitationAnswerInput,
  ) {
    return this.registrations.answer(work, gatheringId, id, input);
  }

  @Delete(':registrationId')
  @Needs('registration', 'delete', { registration: 'registrationId' })
  @ReturnsNothing()
  removeRegistration(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Param('registrationId', { schema: z.uuid() }) id: string) {
    return this.registrations.remove(work, gatheringId, id);
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { InvitationInput, InvitationPreview, ReminderInput, ReminderPreview, SendingResult } from './invitation.contract';
import { InvitationService } from './invitation.service';

/** All ask for « create »: a link's bearer, who may update their own registration, may invite nobody. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId')
export class InvitationController {
  constructor(private readonly invitations: InvitationService) {}

  @Post('invitations/preview')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Returns(InvitationPreview)
  previewInvitations(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: InvitationInput }) input: InvitationInput) {
    return this.invitations.preview(work, gatheringId, input);
  }

  @Post('invitations')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Returns(SendingResult)
  invite(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: InvitationInput }) input: InvitationInput) {
    return this.invitations.invite(work, gatheringId, input);
  }

  @Post('reminders/preview')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Returns(ReminderPreview)
  previewReminders(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: ReminderInput }) input: ReminderInput) {
    return this.invitations.previewReminder(work, gatheringId, input);
  }

  @Post('reminders')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Returns(SendingResult)
  remind(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: ReminderInput }) input: ReminderInput) {
    return this.invitations.remind(work, gatheringId, input);
  }
}

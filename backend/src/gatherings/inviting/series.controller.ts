import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { SendingResult } from './invitation.contract';
import { SeriesInvitationInput, SeriesPreview } from './series.contract';
import { SeriesInvitations } from './series.service';

/** Inviting to several dates at once: one audience, one letter each. */
@ApiTags('gatherings')
@Controller('cohorts/:cohortId/series-invitations')
export class SeriesController {
  constructor(private readonly series: SeriesInvitations) {}

  @Post('preview')
  @Needs('registration', 'create', { cohort: 'cohortId' })
  @Returns(SeriesPreview)
  previewSeriesInvitations(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) cohortId: string, @Body({ schema: SeriesInvitationInput }) input: SeriesInvitationInput) {
    return this.series.preview(work, cohortId, input);
  }

  @Post()
  @Needs('registration', 'create', { cohort: 'cohortId' })
  @Returns(SendingResult)
  inviteToSeries(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) cohortId: string, @Body({ schema: SeriesInvitationInput }) input: SeriesInvitationInput) {
    return this.series.invite(work, cohortId, input);
  }
}

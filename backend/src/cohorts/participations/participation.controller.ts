import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { ParticipationChange, ParticipationInput, StageInput } from './participation.contract';
import { ParticipationService } from './participation.service';

const Uuid = z.uuid();

/** A territory in a path, and the stages that it reached with their dates; none is forgotten when it leaves. */
@ApiTags('cohorts')
@Controller()
export class ParticipationController {
  constructor(private readonly participations: ParticipationService) {}

  @Post('cohorts/:cohortId/participations')
  @Needs('participation', 'create', { cohort: 'cohortId' })
  @Creates('participation')
  addParticipation(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: ParticipationInput }) input: ParticipationInput) {
    return this.participations.create(work, cohortId, input);
  }

  @Put('participations/:participationId')
  @Needs('participation', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  changeParticipation(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: ParticipationChange }) input: ParticipationChange) {
    return this.participations.change(work, id, input);
  }

  @Post('participations/:participationId/stages')
  @Needs('participation_stage', 'create', { participation: 'participationId' })
  @Creates('participation_stage')
  addStage(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: StageInput }) input: StageInput) {
    return this.participations.addStage(work, id, input);
  }

  @Put('participations/:participationId/stages/:stageId')
  @Needs('participation_stage', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  changeStage(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('stageId', { schema: Uuid }) stageId: string,
    @Body({ schema: StageInput }) input: StageInput,
  ) {
    return this.participations.changeStage(work, id, stageId, input);
  }

  @Delete('participations/:participationId/stages/:stageId')
  @Needs('participation_stage', 'delete', { participation: 'participationId' })
  @ReturnsNothing()
  removeStage(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Param('stageId', { schema: Uuid }) stageId: string) {
    return this.participations.removeStage(work, id, stageId);
  }
}

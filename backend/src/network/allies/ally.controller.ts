import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { AllyProfileInput, AllyTrainingInput } from './ally.contract';
import { AllyService } from './ally.service';

const id = z.uuid();
const whom = { person: 'personId' };

/** What an ally knows, where they work and how they were trained. */
@ApiTags('network')
@Controller('people/:personId')
export class AllyController {
  constructor(private readonly allies: AllyService) {}

  @Put('ally-profile')
  @Needs('ally_profile', 'update', whom)
  @ReturnsNothing()
  describeAlly(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Body({ schema: AllyProfileInput }) input: AllyProfileInput) {
    return this.allies.describe(work, personId, input);
  }

  @Post('trainings')
  @Needs('ally_training', 'create', whom)
  @Creates('ally_training')
  addTraining(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Body({ schema: AllyTrainingInput }) input: AllyTrainingInput) {
    return this.allies.train(work, personId, input);
  }

  @Delete('trainings/:trainingId')
  @Needs('ally_training', 'delete', whom)
  @ReturnsNothing()
  forgetTraining(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Param('trainingId', { schema: id }) trainingId: string) {
    return this.allies.forget(work, personId, trainingId);
  }
}

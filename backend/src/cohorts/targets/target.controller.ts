import { Body, Controller, Delete, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { ReadingInput, TargetInput } from './target.contract';
import { TargetService } from './target.service';

const Uuid = z.uuid();

/** What the programme aimed at and the words that explain what came of it; what came of it is counted elsewhere. */
@ApiTags('cohorts')
@Controller()
export class TargetController {
  constructor(private readonly targets: TargetService) {}

  @Post('cohorts/:cohortId/targets')
  @Needs('programme_target', 'create', { cohort: 'cohortId' })
  @Creates('programme_target')
  addTarget(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: TargetInput }) input: TargetInput) {
    return this.targets.create(work, cohortId, input);
  }

  @Post('targets')
  @Needs('programme', 'create')
  @Creates('programme_target')
  addProgrammeTarget(@InWork() work: Work, @Body({ schema: TargetInput }) input: TargetInput) {
    return this.targets.create(work, null, input);
  }

  @Put('targets/:targetId')
  @Needs('programme_target', 'update', { programme_target: 'targetId' })
  @ReturnsNothing()
  async changeTarget(
    @InWork() work: Work,
    @Param('targetId', { schema: Uuid }) id: string,
    @IfMatch() version: number,
    @Body({ schema: TargetInput }) input: TargetInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    tag(reply, await this.targets.change(work, id, version, input));
  }

  @Delete('targets/:targetId')
  @Needs('programme_target', 'delete', { programme_target: 'targetId' })
  @ReturnsNothing()
  removeTarget(@InWork() work: Work, @Param('targetId', { schema: Uuid }) id: string) {
    return this.targets.remove(work, id);
  }

  @Post('targets/:targetId/readings')
  @Needs('programme_target', 'update', { programme_target: 'targetId' })
  @Creates('target_reading')
  addReading(@InWork() work: Work, @Param('targetId', { schema: Uuid }) id: string, @Body({ schema: ReadingInput }) input: ReadingInput) {
    return this.targets.read(work, id, input);
  }

  @Delete('targets/:targetId/readings/:readingId')
  @Needs('programme_target', 'delete', { programme_target: 'targetId' })
  @ReturnsNothing()
  removeReading(@InWork() work: Work, @Param('targetId', { schema: Uuid }) id: string, @Param('readingId', { schema: Uuid }) readingId: string) {
    return this.targets.removeReading(work, id, readingId);
  }
}

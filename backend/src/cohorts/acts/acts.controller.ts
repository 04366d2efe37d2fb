import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { HeadActsList } from './acts.contract';
import { MayorActs } from './mayor-acts.service';
import { actsSheet } from './acts.sheet';

/** What a territory was asked to do, counted: the mayor of a village owes at most eight acts in eighteen months. */
@ApiTags('behalf')
@Controller('participations/:participationId/asked-acts')
export class ActsController {
  constructor(private readonly acts: MayorActs) {}

  /** What the mayor or the president was asked: a figure that opens. */
  @Get()
  @Needs('asked_act', 'read', { participation: 'participationId' })
  @Returns(HeadActsList)
  @LeavesAs(actsSheet)
  readAskedActs(@InWork() work: Work, @Param('participationId', { schema: z.uuid() }) participationId: string) {
    return this.acts.read(work, participationId);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';
import { CarriedQuery } from './carried.query';
import { CarriedOn, CarriedView, HandoverInput, HandoverResult } from './handover.contract';
import { HandoverService } from './handover.service';

const Uuid = z.uuid();

/** Somebody leaves a team: what they carried, and who takes it. */
@ApiTags('delegation')
@Controller('participations/:participationId/delegates/:delegateId/handover')
export class HandoverController {
  constructor(
    private readonly carried: CarriedQuery,
    private readonly handovers: HandoverService,
  ) {}

  /** What would be left after the last day asked about (today, unless said). Nothing changes. */
  @Get()
  @Needs('handover', 'create', { participation: 'participationId' })
  @Returns(CarriedView)
  readCarried(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegateId', { schema: Uuid }) delegateId: string,
    @Query({ schema: CarriedOn }) { lastDay }: z.infer<typeof CarriedOn>,
  ) {
    return this.carried.read(work, id, delegateId, lastDay ?? work.today);
  }

  @Post()
  @Needs('handover', 'create', { participation: 'participationId' })
  @Returns(HandoverResult)
  handOver(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegateId', { schema: Uuid }) delegateId: string,
    @Body({ schema: HandoverInput }) input: HandoverInput,
  ) {
    return this.handovers.pass(work, id, delegateId, input);
  }
}

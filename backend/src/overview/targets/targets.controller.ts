import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { TargetsAsked, TargetsView } from './targets.contract';
import { TargetsQuery } from './targets.query';
import { targetsSheet } from './targets.sheet';

/** What the programme aimed at beside what was reached at a date. */
@ApiTags('overview')
@Controller('targets')
export class TargetsController {
  constructor(private readonly targets: TargetsQuery) {}

  @Get()
  @Needs('programme', 'read')
  @Returns(TargetsView)
  @LeavesAs(targetsSheet)
  readTargets(@InWork() work: Work, @Query({ schema: TargetsAsked }) asked: TargetsAsked) {
    return this.targets.read(work, asked);
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { SideView } from './side-by-side.contract';
import { SideBySideQuery } from './side-by-side.query';
import { sideBySideSheet } from './side-by-side.sheet';

/** Several cohorts beside one another, by the same figures. */
@ApiTags('overview')
@Controller('side-by-side')
export class SideBySideController {
  constructor(private readonly side: SideBySideQuery) {}

  @Get()
  @Needs('participation_stage', 'update')
  @Returns(SideView)
  @LeavesAs(sideBySideSheet)
  readSideBySide(@InWork() work: Work) {
    return this.side.read(work);
  }
}

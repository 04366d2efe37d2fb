import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';
import { LeavesAs } from '../platform/sheets/sheet';
import { CohortBoardQuery } from './cohort-board.query';
import { BoardOn, BoardView, CohortView } from './cohort-page.contract';
import { CohortPageQuery } from './cohort-page.query';
import { boardSheet } from './board.sheet';

/** A path on one page, and its territories on a board. */
@ApiTags('overview')
@Controller('cohorts/:cohortId')
export class CohortPageController {
  constructor(
    private readonly page: CohortPageQuery,
    private readonly board: CohortBoardQuery,
  ) {}

  @Get()
  @Needs('cohort', 'read', { cohort: 'cohortId' })
  @Returns(CohortView)
  readCohort(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) id: string) {
    return this.page.read(work, id);
  }

  @Get('board')
  @Needs('participation', 'read', { cohort: 'cohortId' })
  @Returns(BoardView)
  @LeavesAs(boardSheet)
  readBoard(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) id: string, @Query({ schema: BoardOn }) { on }: z.infer<typeof BoardOn>) {
    return this.board.read(work, id, on ?? work.today);
  }
}

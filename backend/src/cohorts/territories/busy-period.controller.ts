import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { BusyBetween, BusyPeriodInput, BusyPeriodList } from './busy-period.contract';
import { BusyPeriodQuery } from './busy-period.query';
import { BusyPeriodService } from './busy-period.service';

const Uuid = z.uuid();

/** When a territory is busy, in its own calendar, so that planning steps around it. */
@ApiTags('cohorts')
@Controller()
export class BusyPeriodController {
  constructor(
    private readonly query: BusyPeriodQuery,
    private readonly periods: BusyPeriodService,
  ) {}

  /** When the territories of a cohort are busy: for timelines and for planning. */
  @Get('cohorts/:cohortId/busy-periods')
  @Needs('participation', 'read', { cohort: 'cohortId' })
  @Returns(BusyPeriodList)
  listBusyPeriodsOfCohort(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Query({ schema: BusyBetween }) between: BusyBetween) {
    return this.query.ofCohort(work, id, between);
  }

  @Get('territories/:territoryId/busy-periods')
  @Needs('busy_period', 'read', { territory: 'territoryId' })
  @Returns(BusyPeriodList)
  listBusyPeriodsOfTerritory(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Query({ schema: BusyBetween }) between: BusyBetween) {
    return this.query.ofTerritory(work, id, between);
  }

  @Post('participations/:participationId/busy-periods')
  @Needs('busy_period', 'create', { participation: 'participationId' })
  @Creates('busy_period')
  addBusyPeriod(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: BusyPeriodInput }) input: BusyPeriodInput) {
    return this.periods.add(work, id, input);
  }

  @Put('participations/:participationId/busy-periods/:periodId')
  @Needs('busy_period', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  changeBusyPeriod(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('periodId', { schema: Uuid }) periodId: string,
    @Body({ schema: BusyPeriodInput }) input: BusyPeriodInput,
  ) {
    return this.periods.change(work, id, periodId, input);
  }

  @Delete('participations/:participationId/busy-periods/:periodId')
  @Needs('busy_period', 'delete', { participation: 'participationId' })
  @ReturnsNothing()
  removeBusyPeriod(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Param('periodId', { schema: Uuid }) periodId: string) {
    return this.periods.remove(work, id, periodId);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { HatInput, HatPage, HatScopes, HatSearch } from './hat.contract';
import { HatQuery } from './hat.query';
import { HatService } from './hat.service';
import { hatsSheet } from '../identity.sheet';

const id = { schema: z.uuid() };

/** Who wears which hat, where and until when; nobody gives one wider than their own. */
@ApiTags('hats')
@Controller()
export class HatController {
  constructor(
    private readonly query: HatQuery,
    private readonly hats: HatService,
  ) {}

  @Get('hats')
  @Needs('hat', 'read')
  @Returns(HatPage)
  @LeavesAs(hatsSheet)
  listHats(@InWork() work: Work, @Query({ schema: HatSearch }) query: HatSearch) {
    return this.query.list(work, query);
  }

  @Get('cohorts/:cohortId/hat-scopes')
  @Needs('hat', 'read', { cohort: 'cohortId' })
  @Returns(HatScopes)
  listHatScopes(@InWork() work: Work, @Param('cohortId', id) cohortId: string) {
    return this.query.scopes(work, cohortId);
  }

  @Post('hats')
  @Needs('hat', 'create')
  @Creates('hat')
  giveHat(@InWork() work: Work, @Body({ schema: HatInput }) input: HatInput) {
    return this.hats.give(work, input);
  }

  @Delete('hats/:hatId')
  @Needs('hat', 'update', { hat: 'hatId' })
  @ReturnsNothing()
  withdrawHat(@InWork() work: Work, @Param('hatId', id) hatId: string) {
    return this.hats.withdraw(work, hatId);
  }
}

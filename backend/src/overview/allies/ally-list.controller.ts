import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { AllyPage, AllySearch, AllyShortlist, LoadSearch, PersonLoad } from './ally-list.contract';
import { AllyListQuery } from './ally-list.query';
import { alliesSheet } from './ally-list.sheet';
import { AllyShortlistQuery } from './ally-shortlist.query';

const id = z.uuid();

/** Allies with what each carries over all cohorts, in days, and those who would suit a territory. */
@ApiTags('overview')
@Controller()
export class AllyListController {
  constructor(
    private readonly query: AllyListQuery,
    private readonly shortlists: AllyShortlistQuery,
  ) {}

  @Get('allies')
  @Needs('person_role', 'create')
  @Returns(AllyPage)
  @LeavesAs(alliesSheet)
  listAllies(@InWork() work: Work, @Query({ schema: AllySearch }) search: AllySearch) {
    return this.query.list(work, search);
  }

  @Get('participations/:participationId/ally-shortlist')
  @Needs('support_assignment', 'create', { participation: 'participationId' })
  @Returns(AllyShortlist)
  shortlistAllies(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.shortlists.read(work, participationId);
  }

  @Get('people/:personId/load')
  @Needs('ally_load', 'read', { person: 'personId' })
  @Returns(PersonLoad)
  readLoad(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Query({ schema: LoadSearch }) search: LoadSearch) {
    return this.query.load(work, personId, search);
  }
}

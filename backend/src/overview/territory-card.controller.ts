import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';
import { LeavesAs } from '../platform/sheets/sheet';
import { BoardOn } from './cohort-page.contract';
import { ParticipationPage, ParticipationSearch, TerritoryCard } from './territory-card.contract';
import { TerritoryCardQuery } from './territory-card.query';
import { territoriesSheet } from './territory-list.sheet';

/** The territories that the caller follows, and one on a page. */
@ApiTags('overview')
@Controller('participations')
export class TerritoryCardController {
  constructor(private readonly cards: TerritoryCardQuery) {}

  @Get()
  @Needs('participation', 'read')
  @Returns(ParticipationPage)
  @LeavesAs(territoriesSheet)
  listParticipations(@InWork() work: Work, @Query({ schema: ParticipationSearch }) query: ParticipationSearch) {
    return this.cards.list(work, query);
  }

  /** A territory on a day; today, unless said. */
  @Get(':participationId')
  @Needs('participation', 'read', { participation: 'participationId' })
  @Returns(TerritoryCard)
  readParticipation(@InWork() work: Work, @Param('participationId', { schema: z.uuid() }) id: string, @Query({ schema: BoardOn }) { on }: z.infer<typeof BoardOn>) {
    return this.cards.read(work, id, on ?? work.today);
  }
}

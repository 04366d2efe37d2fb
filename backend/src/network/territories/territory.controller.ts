import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns } from '../../platform/http/returns';
import { OfficialSearch, OfficialTerritoryList } from '../official/official.contract';
import { TerritoryInput, TerritoryList, TerritorySearch } from './territory.contract';
import { TerritoryService } from './territory.service';

@ApiTags('network')
@Controller()
export class TerritoryController {
  constructor(private readonly territories: TerritoryService) {}

  @Get('territories')
  @Needs('territory', 'read')
  @Returns(TerritoryList)
  listTerritories(@InWork() work: Work, @Query({ schema: TerritorySearch }) { search }: z.infer<typeof TerritorySearch>) {
    return this.territories.list(work, search);
  }

  /** Public reference data: for whoever is signed in. */
  @Get('official-territories')
  @Needs('official_territory', 'read')
  @Returns(OfficialTerritoryList)
  searchOfficialTerritories(@InWork() work: Work, @Query({ schema: OfficialSearch }) { search }: z.infer<typeof OfficialSearch>) {
    return this.territories.searchOfficial(work, search);
  }

  @Post('territories')
  @Needs('territory', 'create')
  @Creates('territory')
  addTerritory(@InWork() work: Work, @Body({ schema: TerritoryInput }) input: TerritoryInput) {
    return this.territories.add(work, input);
  }
}

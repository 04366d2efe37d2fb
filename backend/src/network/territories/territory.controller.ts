import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { OfficialSearch, OfficialTerritoryList } from '../official/official.contract';
import { MembershipInput, TerritoryByHand, TerritoryEdit, TerritoryInput, TerritoryList, TerritorySearch } from './territory.contract';
import { TerritoryService } from './territory.service';

const Uuid = z.uuid();

/** Territories, found in the official list or described by hand with a source. */
@ApiTags('network')
@Controller()
export class TerritoryController {
  constructor(private readonly territories: TerritoryService) {}

  /** Among them those who were approached in vain: for those who may add one. */
  @Get('territories')
  @Needs('territory', 'create')
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

  @Post('territories/by-hand')
  @Needs('territory', 'create')
  @Creates('territory')
  describeTerritory(@InWork() work: Work, @Body({ schema: TerritoryByHand }) input: TerritoryByHand) {
    return this.territories.addByHand(work, input);
  }

  @Put('territories/:territoryId')
  @Needs('territory', 'update', { territory: 'territoryId' })
  @ReturnsNothing()
  async editTerritory(
    @InWork() work: Work,
    @Param('territoryId', { schema: Uuid }) id: string,
    @IfMatch() version: number,
    @Body({ schema: TerritoryEdit }) input: TerritoryEdit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    tag(reply, (await this.territories.edit(work, id, version, input)).version);
  }

  @Post('territories/:territoryId/members')
  @Needs('territory_membership', 'create', { territory: 'territoryId' })
  @Creates('territory_membership')
  addTerritoryMember(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Body({ schema: MembershipInput }) input: MembershipInput) {
    return this.territories.addMember(work, id, input);
  }

  @Delete('territories/:territoryId/members/:membershipId')
  @Needs('territory_membership', 'delete', { territory: 'territoryId' })
  @ReturnsNothing()
  removeTerritoryMember(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Param('membershipId', { schema: Uuid }) membershipId: string) {
    return this.territories.removeMember(work, id, membershipId);
  }
}

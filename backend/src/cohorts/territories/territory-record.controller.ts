import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { tag } from '../../platform/http/version';
import { MergeInput, TerritoryRecord } from './territory-record.contract';
import { TerritoryMergeService } from './territory-merge.service';
import { TerritoryRecordQuery } from './territory-record.query';

const Uuid = z.uuid();

/** A territory beyond its path: what it was called, to whom it belongs, and what a merger carried over. */
@ApiTags('cohorts')
@Controller('territories/:territoryId')
export class TerritoryRecordController {
  constructor(
    private readonly records: TerritoryRecordQuery,
    private readonly merges: TerritoryMergeService,
  ) {}

  @Get()
  @Needs('territory', 'read', { territory: 'territoryId' })
  @Returns(TerritoryRecord)
  async readTerritory(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const record = await this.records.read(work, id);
    tag(reply, record.version);
    return record;
  }

  @Post('merges')
  @Needs('territory_merge', 'create', { territory: 'territoryId' })
  @Creates('territory_merge')
  mergeTerritory(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Body({ schema: MergeInput }) input: MergeInput) {
    return this.merges.merge(work, id, input);
  }

  @Post('merges/:mergeId/undo')
  @Needs('territory_merge', 'update', { territory: 'territoryId' })
  @ReturnsNothing()
  undoMerge(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Param('mergeId', { schema: Uuid }) mergeId: string) {
    return this.merges.undo(work, id, mergeId);
  }
}

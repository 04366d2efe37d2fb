import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, ReturnsNothing } from '../platform/http/returns';
import { ResourceInput } from './resource.contract';
import { ResourceService } from './resource.service';

@ApiTags('gatherings')
@Controller('gatherings/:gatheringId/resources')
export class ResourceController {
  constructor(private readonly resources: ResourceService) {}

  @Post()
  @Needs('resource', 'create', { gathering: 'gatheringId' })
  @Creates('resource')
  addResource(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: ResourceInput }) input: ResourceInput) {
    return this.resources.add(work, gatheringId, input);
  }

  @Put(':resourceId')
  @Needs('resource', 'update', { gathering: 'gatheringId' })
  @ReturnsNothing()
  changeResource(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Param('resourceId', { schema: z.uuid() }) id: string,
    @Body({ schema: ResourceInput }) input: ResourceInput,
  ) {
    return this.resources.change(work, gatheringId, id, input);
  }

  @Delete(':resourceId')
  @Needs('resource', 'delete', { gathering: 'gatheringId' })
  @ReturnsNothing()
  removeResource(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Param('resourceId', { schema: z.uuid() }) id: string) {
    return this.resources.remove(work, gatheringId, id);
  }
}

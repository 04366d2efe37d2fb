import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, ReturnsNothing } from '../platform/http/returns';
import type { Upload } from '../platform/files/files.service';
import { Received, Receives } from '../platform/files/receives';
import { SendsFile } from '../platform/files/sends-file';
import { ResourceInput, ResourceUpload } from './resource.contract';
import { ResourceService } from './resource.service';

/** Slides, summaries, replays and kits of a gathering, as addresses or as files. */
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

  /** The file as it is, 25 MB at most (pictures 10 MB). */
  @Post('files')
  @Needs('resource', 'create', { gathering: 'gatheringId' })
  @Receives('document')
  @Creates('resource')
  addResourceFile(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Query({ schema: ResourceUpload }) input: ResourceUpload,
    @Received() upload: Upload,
  ) {
    return this.resources.addFile(work, gatheringId, input, upload);
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

@ApiTags('gatherings')
@Controller('resources/:resourceId')
export class ResourceFileController {
  constructor(private readonly resources: ResourceService) {}

  @Get('file')
  @Needs('resource', 'read', { resource: 'resourceId' })
  @SendsFile()
  readResourceFile(@InWork() work: Work, @Param('resourceId', { schema: z.uuid() }) id: string) {
    return this.resources.fileOf(work, id);
  }
}

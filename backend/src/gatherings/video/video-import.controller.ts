import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import type { Upload } from '../../platform/files/files.service';
import { Received, Receives } from '../../platform/files/receives';
import { InWork } from '../../platform/http/request-work';
import { CreatedView, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { VideoAliasList, VideoAnswer, VideoApplied, VideoImportList, VideoImportView, VideoRule, VideoUpload } from './video.contract';
import { VideoIdentityService } from './video-identity.service';
import { VideoImportService } from './video-import.service';
import { VideoListQuery } from './video-list.query';
import { VideoPreview } from './video-preview.query';

const Uuid = z.uuid();

/** The participants’ file of a video meeting: nothing is written before a human confirms it, and times are then forgotten. */
@ApiTags('gatherings')
@Controller()
export class VideoImportController {
  constructor(
    private readonly lists: VideoListQuery,
    private readonly preview: VideoPreview,
    private readonly imports: VideoImportService,
    private readonly identities: VideoIdentityService,
  ) {}

  @Get('gatherings/:gatheringId/video-imports')
  @Needs('video_import', 'read', { gathering: 'gatheringId' })
  @Returns(VideoImportList)
  listVideoImports(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) id: string) {
    return this.lists.imports(work, id);
  }

  /** The file as it is, up to 10 MB: it is read only once the caller is known to have the right, and kept nowhere. */
  @Post('gatherings/:gatheringId/video-imports')
  @Needs('video_import', 'create', { gathering: 'gatheringId' })
  @Receives('table')
  @Returns(CreatedView, 201)
  openVideoImport(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) id: string, @Query({ schema: VideoUpload }) upload: VideoUpload, @Received() file: Upload) {
    return this.imports.open(work, id, file, upload);
  }

  @Get('video-imports/:videoImportId')
  @Needs('video_import', 'read', { video_import: 'videoImportId' })
  @Returns(VideoImportView)
  async readVideoImport(@InWork() work: Work, @Param('videoImportId', { schema: Uuid }) id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = await this.preview.read(work, id);
    tag(reply, view.version);
    return view;
  }

  @Put('video-imports/:videoImportId/rule')
  @Needs('video_import', 'update', { video_import: 'videoImportId' })
  @ReturnsNothing()
  setVideoRule(@InWork() work: Work, @Param('videoImportId', { schema: Uuid }) id: string, @Body({ schema: VideoRule }) rule: VideoRule) {
    return this.imports.rule(work, id, rule);
  }

  /** Says who a name is, in one touch; remembered for the next file. */
  @Put('video-imports/:videoImportId/participants/:videoParticipantId')
  @Needs('video_import', 'update', { video_import: 'videoImportId' })
  @ReturnsNothing()
  identifyVideoParticipant(
    @InWork() work: Work,
    @Param('videoImportId', { schema: Uuid }) id: string,
    @Param('videoParticipantId', { schema: Uuid }) participantId: string,
    @Body({ schema: VideoAnswer }) answer: VideoAnswer,
  ) {
    return this.identities.answer(work, id, participantId, answer);
  }

  /** Writes exactly the preview of this version. */
  @Put('video-imports/:videoImportId/application')
  @Needs('video_import', 'update', { video_import: 'videoImportId' })
  @Returns(VideoApplied)
  applyVideoImport(@InWork() work: Work, @Param('videoImportId', { schema: Uuid }) id: string, @IfMatch() version: number) {
    return this.imports.apply(work, id, version);
  }

  @Delete('video-imports/:videoImportId')
  @Needs('video_import', 'delete', { video_import: 'videoImportId' })
  @ReturnsNothing()
  dropVideoImport(@InWork() work: Work, @Param('videoImportId', { schema: Uuid }) id: string) {
    return this.imports.drop(work, id);
  }

  @Get('cohorts/:cohortId/video-aliases')
  @Needs('video_import', 'read', { cohort: 'cohortId' })
  @Returns(VideoAliasList)
  listVideoAliases(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string) {
    return this.lists.aliases(work, id);
  }

  @Delete('video-aliases/:videoAliasId')
  @Needs('video_import', 'delete', { video_alias: 'videoAliasId' })
  @ReturnsNothing()
  forgetVideoAlias(@InWork() work: Work, @Param('videoAliasId', { schema: Uuid }) id: string) {
    return this.identities.forget(work, id);
  }
}

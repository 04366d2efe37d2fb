import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { SendsFile } from '../../platform/files/sends-file';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { SharedPageContent, SharedPageInput, SharedPageView } from './shared-page.contract';
import { SharedPages } from './shared-page.service';

const Id = z.uuid();

/** The supports of a gathering on a page without an account, by an address that staff may take back. */
@ApiTags('gatherings')
@Controller()
export class SharedPageController {
  constructor(private readonly pages: SharedPages) {}

  /** The page of the token in `x-cordee-page`; unknown: 404, withdrawn or past its day: 410. */
  @Get('shared-page')
  @Public()
  @Returns(SharedPageContent)
  openSharedPage(@InWork() work: Work, @Headers('x-cordee-page') token: string | undefined) {
    return this.pages.open(work, token ?? '');
  }

  @Get('shared-page/files/:resourceId')
  @Public()
  @SendsFile()
  readSharedFile(@InWork() work: Work, @Headers('x-cordee-page') token: string | undefined, @Param('resourceId', { schema: Id }) id: string) {
    return this.pages.file(work, token ?? '', id);
  }

  @Get('gatherings/:gatheringId/shared-page')
  @Needs('shared_page', 'read', { gathering: 'gatheringId' })
  @Returns(SharedPageView)
  readSharedPage(@InWork() work: Work, @Param('gatheringId', { schema: Id }) id: string) {
    return this.pages.read(work, id);
  }

  @Post('gatherings/:gatheringId/shared-page')
  @Needs('shared_page', 'create', { gathering: 'gatheringId' })
  @Creates('shared_page')
  makeSharedPage(@InWork() work: Work, @Param('gatheringId', { schema: Id }) id: string, @Body({ schema: SharedPageInput }) { days }: z.infer<typeof SharedPageInput>) {
    return this.pages.create(work, id, days);
  }

  @Post('shared-pages/:sharedPageId/revoke')
  @Needs('shared_page', 'update', { shared_page: 'sharedPageId' })
  @ReturnsNothing()
  revokeSharedPage(@InWork() work: Work, @Param('sharedPageId', { schema: Id }) id: string) {
    return this.pages.revoke(work, id);
  }
}

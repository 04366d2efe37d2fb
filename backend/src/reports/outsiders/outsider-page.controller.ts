import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { OutsiderContent, OutsiderLetterInput, OutsiderPageInput, OutsiderPageList, OutsiderPageView } from './outsider-page.contract';
import { OutsiderPages } from './outsider-pages.service';

const id = z.uuid();

/** A page for those outside, by an address that can be taken back: no method word, one contact. */
@ApiTags('outsiders')
@Controller()
export class OutsiderPageController {
  constructor(private readonly pages: OutsiderPages) {}

  /** The page of the token in `x-cordee-page`; unknown: 404, revoked: 410. */
  @Get('outsider-page')
  @Public()
  @Returns(OutsiderContent)
  openOutsiderPage(@InWork() work: Work, @Headers('x-cordee-page') token: string | undefined) {
    return this.pages.open(work, token ?? '');
  }

  @Get('cohorts/:cohortId/outsider-pages')
  @Needs('outsider_page', 'read', { cohort: 'cohortId' })
  @Returns(OutsiderPageList)
  listCohortOutsiderPages(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string) {
    return this.pages.list(work, { cohortId, participationId: null });
  }

  @Post('cohorts/:cohortId/outsider-pages')
  @Needs('outsider_page', 'create', { cohort: 'cohortId' })
  @Creates('outsider_page')
  makeCohortOutsiderPage(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string, @Body({ schema: OutsiderPageInput }) input: OutsiderPageInput) {
    return this.pages.create(work, { cohortId, participationId: null }, input);
  }

  @Get('participations/:participationId/outsider-pages')
  @Needs('outsider_page', 'read', { participation: 'participationId' })
  @Returns(OutsiderPageList)
  async listOutsiderPages(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.pages.list(work, await this.pages.of(work, participationId));
  }

  @Post('participations/:participationId/outsider-pages')
  @Needs('outsider_page', 'create', { participation: 'participationId' })
  @Creates('outsider_page')
  async makeOutsiderPage(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: OutsiderPageInput }) input: OutsiderPageInput) {
    return this.pages.create(work, await this.pages.of(work, participationId), input);
  }

  /** As its readers see it. */
  @Get('outsider-pages/:outsiderPageId')
  @Needs('outsider_page', 'read', { outsider_page: 'outsiderPageId' })
  @Returns(OutsiderPageView)
  previewOutsiderPage(@InWork() work: Work, @Param('outsiderPageId', { schema: id }) pageId: string) {
    return this.pages.preview(work, pageId);
  }

  @Post('outsider-pages/:outsiderPageId/letters')
  @Needs('outsider_page', 'update', { outsider_page: 'outsiderPageId' })
  @ReturnsNothing()
  sendOutsiderPage(@InWork() work: Work, @Param('outsiderPageId', { schema: id }) pageId: string, @Body({ schema: OutsiderLetterInput }) input: OutsiderLetterInput) {
    return this.pages.send(work, pageId, input);
  }

  @Post('outsider-pages/:outsiderPageId/revoke')
  @Needs('outsider_page', 'update', { outsider_page: 'outsiderPageId' })
  @ReturnsNothing()
  revokeOutsiderPage(@InWork() work: Work, @Param('outsiderPageId', { schema: id }) pageId: string) {
    return this.pages.revoke(work, pageId);
  }
}

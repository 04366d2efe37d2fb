import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { LeavesAs } from '../platform/sheets/sheet';
import { PublicationService } from './publication.service';
import { TerritoryDraftQuery } from './territory-draft.query';
import { PublicationView, PublishedPageView, PublishedVersionList, PublishInput, ReportListView, TerritoryDraftView } from './territory-page.contract';
import { reportSheet } from './report.sheet';

const id = z.uuid();
const versionNumber = z.coerce.number().int().min(1).max(100_000);
const here = { participation: 'participationId' };

/** A territory’s page of the report: a draft made from what was told, versions that stay as they were published. */
@ApiTags('reports')
@Controller()
export class ReportController {
  constructor(
    private readonly draft: TerritoryDraftQuery,
    private readonly publication: PublicationService,
  ) {}

  @Get('cohorts/:cohortId/pages')
  @Needs('territory_page', 'read', { cohort: 'cohortId' })
  @Returns(ReportListView)
  @LeavesAs(reportSheet)
  listTerritoryPages(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string) {
    return this.publication.list(work, cohortId);
  }

  @Get('participations/:participationId/page/draft')
  @Needs('territory_draft', 'read', here)
  @Returns(TerritoryDraftView)
  readTerritoryDraft(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.draft.read(work, participationId);
  }

  /** Who would read it, before anything leaves. */
  @Get('participations/:participationId/page/readers')
  @Needs('territory_page', 'create', here)
  @Returns(PublicationView)
  previewPublication(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.publication.preview(work, participationId);
  }

  @Get('participations/:participationId/pages')
  @Needs('territory_page', 'read', here)
  @Returns(PublishedVersionList)
  listTerritoryPageVersions(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.publication.versions(work, participationId);
  }

  @Post('participations/:participationId/pages')
  @Needs('territory_page', 'create', here)
  @Creates('territory_page')
  publishTerritoryPage(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: PublishInput }) { seen }: z.infer<typeof PublishInput>) {
    return this.publication.publish(work, participationId, seen);
  }

  @Get('participations/:participationId/pages/:number')
  @Needs('territory_page', 'read', here)
  @Returns(PublishedPageView)
  readTerritoryPage(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('number', { schema: versionNumber }) number: number) {
    return this.publication.read(work, participationId, number);
  }

  @Post('participations/:participationId/pages/:number/withdraw')
  @Needs('territory_page', 'update', here)
  @ReturnsNothing()
  withdrawTerritoryPage(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('number', { schema: versionNumber }) number: number) {
    return this.publication.withdraw(work, participationId, number);
  }
}

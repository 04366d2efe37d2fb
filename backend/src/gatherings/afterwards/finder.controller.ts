import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { ResourceFinder, ResourceSought, ThemeList, ThemesInput } from './finder.contract';
import { ResourceFinderQuery } from './finder.query';
import { resourcesSheet } from './finder.sheet';
import { ThemeService } from './theme.service';

/** Supports found again by theme, whatever gathering they come from. */
@ApiTags('gatherings')
@Controller()
export class FinderController {
  constructor(
    private readonly finder: ResourceFinderQuery,
    private readonly themes: ThemeService,
  ) {}

  @Get('cohorts/:cohortId/resources')
  @Needs('resource', 'read', { cohort: 'cohortId' })
  @Returns(ResourceFinder)
  @LeavesAs(resourcesSheet)
  findResources(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) cohortId: string, @Query({ schema: ResourceSought }) sought: ResourceSought) {
    return this.finder.read(work, cohortId, sought);
  }

  @Get('resource-themes')
  @Needs('resource_theme', 'read')
  @Returns(ThemeList)
  listResourceThemes(@InWork() work: Work) {
    return this.themes.list(work);
  }

  @Put('resource-themes')
  @Needs('resource_theme', 'update')
  @ReturnsNothing()
  changeResourceThemes(@InWork() work: Work, @Body({ schema: ThemesInput }) input: ThemesInput) {
    return this.themes.change(work, input);
  }
}

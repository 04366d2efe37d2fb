import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { SavedViewChange, SavedViewInput, SavedViewList, SavedViewSearch } from './saved-view.contract';
import { SavedViewService } from './saved-view.service';

/** Filters kept under a name, for oneself or shared with the staff of a cohort. */
@ApiTags('saved views')
@Controller('saved-views')
export class SavedViewController {
  constructor(private readonly views: SavedViewService) {}

  @Get()
  @Needs('saved_view', 'read')
  @Returns(SavedViewList)
  listSavedViews(@InWork() work: Work, @Query({ schema: SavedViewSearch }) { path }: z.infer<typeof SavedViewSearch>) {
    return this.views.list(work, path);
  }

  @Post()
  @Needs('saved_view', 'create')
  @Creates('saved_view')
  saveView(@InWork() work: Work, @Body({ schema: SavedViewInput }) input: SavedViewInput) {
    return this.views.save(work, input);
  }

  @Put(':viewId')
  @Needs('saved_view', 'update', { saved_view: 'viewId' })
  @ReturnsNothing()
  changeView(@InWork() work: Work, @Param('viewId', { schema: z.uuid() }) id: string, @Body({ schema: SavedViewChange }) input: SavedViewChange) {
    return this.views.change(work, id, input);
  }

  @Delete(':viewId')
  @Needs('saved_view', 'delete', { saved_view: 'viewId' })
  @ReturnsNothing()
  removeView(@InWork() work: Work, @Param('viewId', { schema: z.uuid() }) id: string) {
    return this.views.remove(work, id);
  }
}

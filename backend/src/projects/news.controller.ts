import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { IfMatch } from '../platform/http/version';
import { LeavesAs } from '../platform/sheets/sheet';
import { NewsEdit, NewsInput, NewsList } from './news.contract';
import { NewsService } from './news.service';
import { SavedView } from './project.contract';
import { newsSheet } from './project.sheet';

const id = z.uuid();
const here = { participation: 'participationId' };

/** News of a territory in its own words, and whether they may be quoted. */
@ApiTags('projects')
@Controller('participations/:participationId/news')
export class NewsController {
  constructor(private readonly news: NewsService) {}

  @Get()
  @Needs('news', 'read', here)
  @Returns(NewsList)
  @LeavesAs(newsSheet)
  listNews(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.news.list(work, participationId);
  }

  @Post()
  @Needs('news', 'create', here)
  @Creates('news')
  tellNews(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: NewsInput }) input: NewsInput) {
    return this.news.tell(work, participationId, input);
  }

  @Put(':newsId')
  @Needs('news', 'update', here)
  @Returns(SavedView)
  correctNews(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('newsId', { schema: id }) newsId: string,
    @IfMatch() version: number,
    @Body({ schema: NewsEdit }) input: NewsEdit,
  ) {
    return this.news.correct(work, participationId, newsId, version, input);
  }

  @Post(':newsId/confirm')
  @Needs('news', 'update', here)
  @ReturnsNothing()
  confirmNews(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('newsId', { schema: id }) newsId: string) {
    return this.news.confirm(work, participationId, newsId);
  }

  @Delete(':newsId')
  @Needs('news', 'delete', here)
  @ReturnsNothing()
  removeNews(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('newsId', { schema: id }) newsId: string) {
    return this.news.remove(work, participationId, newsId);
  }
}

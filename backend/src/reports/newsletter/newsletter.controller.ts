import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch } from '../../platform/http/version';
import { ItemEdit, ItemInput, ItemMove, NewsletterEdit, NewsletterInput, NewsletterList, NewsletterView, ProposalList, SavedVersion, SectionEdit } from './newsletter.contract';
import { NewsletterQuery } from './newsletter.query';
import { NewsletterService } from './newsletter.service';
import { ProposalsQuery } from './proposals.query';

const id = z.uuid();
const here = { newsletter: 'newsletterId' };

/** Writing a number: staff and the embedded media. */
@ApiTags('newsletters')
@Controller()
export class NewsletterController {
  constructor(
    private readonly query: NewsletterQuery,
    private readonly proposals: ProposalsQuery,
    private readonly newsletters: NewsletterService,
  ) {}

  @Get('cohorts/:cohortId/newsletters')
  @Needs('newsletter_issue', 'read', { cohort: 'cohortId' })
  @Returns(NewsletterList)
  listNewsletters(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string) {
    return this.query.list(work, cohortId);
  }

  @Post('cohorts/:cohortId/newsletters')
  @Needs('newsletter', 'create', { cohort: 'cohortId' })
  @Creates('newsletter')
  beginNewsletter(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string, @Body({ schema: NewsletterInput }) input: NewsletterInput) {
    return this.newsletters.begin(work, cohortId, input);
  }

  @Get('newsletters/:newsletterId')
  @Needs('newsletter', 'read', here)
  @Returns(NewsletterView)
  readNewsletter(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string) {
    return this.query.read(work, newsletterId);
  }

  @Get('newsletters/:newsletterId/proposals')
  @Needs('newsletter', 'update', here)
  @Returns(ProposalList)
  async listProposals(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string) {
    return { items: await this.proposals.of(work, newsletterId) };
  }

  @Put('newsletters/:newsletterId')
  @Needs('newsletter', 'update', here)
  @Returns(SavedVersion)
  renameNewsletter(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @IfMatch() version: number, @Body({ schema: NewsletterEdit }) { title }: { title: string }) {
    return this.newsletters.rename(work, newsletterId, version, title);
  }

  @Delete('newsletters/:newsletterId')
  @Needs('newsletter', 'delete', here)
  @ReturnsNothing()
  removeNewsletter(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string) {
    return this.newsletters.remove(work, newsletterId);
  }

  @Put('newsletters/:newsletterId/sections/:sectionId')
  @Needs('newsletter', 'update', here)
  @Returns(SavedVersion)
  nameNewsletterSection(
    @InWork() work: Work,
    @Param('newsletterId', { schema: id }) newsletterId: string,
    @Param('sectionId', { schema: id }) sectionId: string,
    @IfMatch() version: number,
    @Body({ schema: SectionEdit }) { heading }: { heading: string },
  ) {
    return this.newsletters.nameSection(work, newsletterId, sectionId, version, heading);
  }

  @Post('newsletters/:newsletterId/items')
  @Needs('newsletter_piece', 'create', here)
  @Creates('newsletter_item')
  addNewsletterItem(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Body({ schema: ItemInput }) input: ItemInput) {
    return this.newsletters.add(work, newsletterId, input);
  }

  @Put('newsletters/:newsletterId/items/:itemId')
  @Needs('newsletter_piece', 'update', here)
  @Returns(SavedVersion)
  editNewsletterItem(
    @InWork() work: Work,
    @Param('newsletterId', { schema: id }) newsletterId: string,
    @Param('itemId', { schema: id }) itemId: string,
    @IfMatch() version: number,
    @Body({ schema: ItemEdit }) input: ItemEdit,
  ) {
    return this.newsletters.edit(work, newsletterId, itemId, version, input);
  }

  @Post('newsletters/:newsletterId/items/:itemId/move')
  @Needs('newsletter_piece', 'update', here)
  @ReturnsNothing()
  moveNewsletterItem(
    @InWork() work: Work,
    @Param('newsletterId', { schema: id }) newsletterId: string,
    @Param('itemId', { schema: id }) itemId: string,
    @Body({ schema: ItemMove }) { by }: { by: -1 | 1 },
  ) {
    return this.newsletters.move(work, newsletterId, itemId, by);
  }

  @Delete('newsletters/:newsletterId/items/:itemId')
  @Needs('newsletter_piece', 'delete', here)
  @ReturnsNothing()
  leaveOutNewsletterItem(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Param('itemId', { schema: id }) itemId: string) {
    return this.newsletters.leaveOut(work, newsletterId, itemId);
  }
}

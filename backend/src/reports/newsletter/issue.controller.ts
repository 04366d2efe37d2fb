import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audience } from '../../gatherings/inviting/audience.contract';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IssueView, PublicationInput, PublicIssueView } from './newsletter.contract';
import { RereadingAnswer, RereadingList } from './rereading.contract';
import { RereadingService } from './rereading.service';
import { AudiencePreview, SendingInput } from './sending.contract';
import { SendingService } from './sending.service';

const id = z.uuid();

/** What leaves: words read again by whoever is quoted, a number sent, a page without an account. */
@ApiTags('newsletters')
@Controller()
export class IssueController {
  constructor(
    private readonly sending: SendingService,
    private readonly rereadings: RereadingService,
  ) {}

  @Post('newsletters/:newsletterId/items/:itemId/rereadings')
  @Needs('quote_rereading', 'create', { newsletter: 'newsletterId' })
  @Creates('quote_rereading')
  askRereading(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Param('itemId', { schema: id }) itemId: string) {
    return this.rereadings.ask(work, newsletterId, itemId);
  }

  /** What this link asks its holder to read again. */
  @Get('rereadings')
  @Needs('quote_rereading', 'update')
  @Returns(RereadingList)
  listRereadings(@InWork() work: Work) {
    return this.rereadings.list(work);
  }

  @Post('rereadings/:rereadingId/answer')
  @Needs('quote_rereading', 'update', { quote_rereading: 'rereadingId' })
  @ReturnsNothing()
  answerRereading(@InWork() work: Work, @Param('rereadingId', { schema: id }) rereadingId: string, @Body({ schema: RereadingAnswer }) input: RereadingAnswer) {
    return this.rereadings.answer(work, rereadingId, input);
  }

  /** Who would receive it, before anything leaves. */
  @Post('newsletters/:newsletterId/audience')
  @Needs('newsletter_issue', 'create', { newsletter: 'newsletterId' })
  @Returns(AudiencePreview)
  previewNewsletterAudience(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Body({ schema: Audience }) audience: Audience) {
    return this.sending.preview(work, newsletterId, audience);
  }

  @Post('newsletters/:newsletterId/trial')
  @Needs('newsletter_issue', 'create', { newsletter: 'newsletterId' })
  @ReturnsNothing()
  sendNewsletterTrial(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string) {
    return this.sending.sendTrial(work, newsletterId);
  }

  @Post('newsletters/:newsletterId/issue')
  @Needs('newsletter_issue', 'create', { newsletter: 'newsletterId' })
  @Creates('newsletter_issue')
  sendNewsletter(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Body({ schema: SendingInput }) input: SendingInput) {
    return this.sending.send(work, newsletterId, input);
  }

  @Get('newsletter-issues/:issueId')
  @Needs('newsletter_issue', 'read', { newsletter_issue: 'issueId' })
  @Returns(IssueView)
  readNewsletterIssue(@InWork() work: Work, @Param('issueId', { schema: id }) issueId: string) {
    return this.sending.read(work, issueId);
  }

  @Put('newsletter-issues/:issueId/publication')
  @Needs('newsletter_issue', 'update', { newsletter_issue: 'issueId' })
  @ReturnsNothing()
  publishNewsletterIssue(@InWork() work: Work, @Param('issueId', { schema: id }) issueId: string, @Body({ schema: PublicationInput }) input: { public: boolean }) {
    return this.sending.publish(work, issueId, input.public);
  }

  /** Without an account: a number that staff made public. */
  @Get('public-newsletters/:issueId')
  @Public()
  @Returns(PublicIssueView)
  openPublicNewsletter(@InWork() work: Work, @Param('issueId', { schema: id }) issueId: string) {
    return this.sending.openPublic(work, issueId);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { HeldLetters } from './held-letters.service';
import { HeldLetters as Outcome, HoldInput, MessagePage, MessageSearch, MessageView, OutboxSummary, SummaryOf } from './outbox.contract';
import { OutboxQuery } from './outbox.query';
import { OutboxService } from './outbox.service';
import { outboxSheet } from '../identity.sheet';

const id = { schema: z.uuid() };

/** What became of each letter, and what a human decides about one that is uncertain. */
@ApiTags('e-mails')
@Controller()
export class OutboxController {
  constructor(
    private readonly query: OutboxQuery,
    private readonly outbox: OutboxService,
    private readonly held: HeldLetters,
  ) {}

  @Get('outbox')
  @Needs('outbox_message', 'read')
  @Returns(MessagePage)
  @LeavesAs(outboxSheet)
  listMessages(@InWork() work: Work, @Query({ schema: MessageSearch }) query: MessageSearch) {
    return this.query.list(work, query, null);
  }

  @Get('outbox-summary')
  @Needs('outbox_message', 'read')
  @Returns(OutboxSummary)
  readOutboxSummary(@InWork() work: Work, @Query({ schema: SummaryOf }) { cohortId }: SummaryOf) {
    return this.query.summary(work, cohortId ?? null);
  }

  @Get('cohorts/:cohortId/outbox')
  @Needs('outbox_message', 'read', { cohort: 'cohortId' })
  @Returns(MessagePage)
  @LeavesAs(outboxSheet)
  listCohortMessages(@InWork() work: Work, @Param('cohortId', id) cohortId: string, @Query({ schema: MessageSearch }) query: MessageSearch) {
    return this.query.list(work, query, cohortId);
  }

  @Get('outbox/:messageId')
  @Needs('outbox_message', 'read', { outbox_message: 'messageId' })
  @Returns(MessageView)
  readMessage(@InWork() work: Work, @Param('messageId', id) messageId: string) {
    return this.query.one(work, messageId);
  }

  @Post('outbox/:messageId/resend')
  @Needs('outbox_message', 'update', { outbox_message: 'messageId' })
  @ReturnsNothing()
  resendMessage(@InWork() work: Work, @Param('messageId', id) messageId: string) {
    return this.outbox.resend(work, messageId);
  }

  /** What still waits stays here until somebody lets it go. Too late is said plainly. */
  @Post('outbox/:messageId/hold')
  @Needs('outbox_message', 'update', { outbox_message: 'messageId' })
  @Returns(Outcome)
  async holdMessage(@InWork() work: Work, @Param('messageId', id) messageId: string, @Body({ schema: HoldInput }) { together }: HoldInput) {
    return this.held.hold(work, await this.held.of(work, messageId, together));
  }

  @Post('outbox/:messageId/release')
  @Needs('outbox_message', 'update', { outbox_message: 'messageId' })
  @Returns(Outcome)
  async releaseMessage(@InWork() work: Work, @Param('messageId', id) messageId: string, @Body({ schema: HoldInput }) { together }: HoldInput) {
    return this.held.release(work, await this.held.of(work, messageId, together));
  }

  @Post('outbox/:messageId/bounced')
  @Needs('outbox_message', 'update', { outbox_message: 'messageId' })
  @ReturnsNothing()
  sayBounced(@InWork() work: Work, @Param('messageId', id) messageId: string) {
    return this.outbox.bounced(work, messageId);
  }

  @Post('outbox/:messageId/arrived')
  @Needs('outbox_message', 'update', { outbox_message: 'messageId' })
  @ReturnsNothing()
  sayArrived(@InWork() work: Work, @Param('messageId', id) messageId: string) {
    return this.outbox.arrived(work, messageId);
  }
}

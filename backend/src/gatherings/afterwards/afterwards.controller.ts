import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { FeedbackInput, FeedbackOwn, FeedbackQuestions, FeedbackView } from './feedback.contract';
import { FeedbackService } from './feedback.service';
import { feedbackSheet } from './feedback.sheet';
import { AfterwardsAsked, AfterwardsInput, AfterwardsPreview, AfterwardsSent } from './letters.contract';
import { AfterwardsLetters } from './letters.service';

const Id = z.uuid();

/** What a gathering leaves: its summary, and three questions whose words come back as a grouped list. */
@ApiTags('gatherings')
@Controller()
export class AfterwardsController {
  constructor(
    private readonly letters: AfterwardsLetters,
    private readonly feedback: FeedbackService,
  ) {}

  /** Who would get the letter, and its words: nothing leaves. */
  @Get('gatherings/:gatheringId/afterwards')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Returns(AfterwardsPreview)
  previewAfterwardsLetters(@InWork() work: Work, @Param('gatheringId', { schema: Id }) id: string, @Query({ schema: AfterwardsAsked }) asked: AfterwardsAsked) {
    return this.letters.preview(work, id, asked);
  }

  @Post('gatherings/:gatheringId/afterwards')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @Returns(AfterwardsSent)
  sendAfterwardsLetters(@InWork() work: Work, @Param('gatheringId', { schema: Id }) id: string, @Body({ schema: AfterwardsInput }) input: AfterwardsInput) {
    return this.letters.send(work, id, input);
  }

  @Get('gatherings/:gatheringId/feedback')
  @Needs('feedback', 'read', { gathering: 'gatheringId' })
  @Returns(FeedbackView)
  @LeavesAs(feedbackSheet)
  readFeedback(@InWork() work: Work, @Param('gatheringId', { schema: Id }) id: string) {
    return this.feedback.read(work, id);
  }

  @Put('gatherings/:gatheringId/feedback/questions')
  @Needs('feedback_form', 'update', { gathering: 'gatheringId' })
  @ReturnsNothing()
  wordFeedback(@InWork() work: Work, @Param('gatheringId', { schema: Id }) id: string, @Body({ schema: FeedbackQuestions }) input: FeedbackQuestions) {
    return this.feedback.word(work, id, input);
  }

  /** One's own words, to go on with them; nobody else's. */
  @Get('registrations/:registrationId/feedback')
  @Needs('feedback_answer', 'read', { registration: 'registrationId' })
  @Returns(FeedbackOwn)
  readOwnFeedback(@InWork() work: Work, @Param('registrationId', { schema: Id }) id: string) {
    return this.feedback.own(work, id);
  }

  @Put('registrations/:registrationId/feedback')
  @Needs('feedback_answer', 'update', { registration: 'registrationId' })
  @ReturnsNothing()
  giveFeedback(@InWork() work: Work, @Param('registrationId', { schema: Id }) id: string, @Body({ schema: FeedbackInput }) input: FeedbackInput) {
    return this.feedback.give(work, id, input);
  }
}

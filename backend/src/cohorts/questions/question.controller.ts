import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { CohortContact, QuestionAnswer, QuestionGround, QuestionInput, QuestionPage, QuestionsAsked } from './question.contract';
import { QuestionQuery } from './question.query';
import { QuestionService } from './question.service';
import { questionsSheet } from './question.sheet';

const Uuid = z.uuid();

/** « Questions reçues », for the cohort's staff. */
@ApiTags('questions')
@Controller('cohorts/:cohortId')
export class QuestionController {
  constructor(
    private readonly query: QuestionQuery,
    private readonly questions: QuestionService,
  ) {}

  @Get('questions')
  @Needs('question', 'read', { cohort: 'cohortId' })
  @Returns(QuestionPage)
  @LeavesAs(questionsSheet)
  listQuestions(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Query({ schema: QuestionsAsked }) asked: QuestionsAsked) {
    return this.query.list(work, cohortId, asked);
  }

  @Get('question-ground')
  @Needs('question', 'read', { cohort: 'cohortId' })
  @Returns(QuestionGround)
  readQuestionGround(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string) {
    return this.query.ground(work, cohortId);
  }

  @Post('questions')
  @Needs('question', 'create', { cohort: 'cohortId' })
  @Creates('question')
  noteQuestion(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: QuestionInput }) input: QuestionInput) {
    return this.questions.note(work, cohortId, input);
  }

  @Put('questions/:questionId')
  @Needs('question', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  changeQuestion(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Param('questionId', { schema: Uuid }) id: string, @Body({ schema: QuestionInput }) input: QuestionInput) {
    return this.questions.change(work, cohortId, id, input);
  }

  @Put('questions/:questionId/answer')
  @Needs('question', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  answerQuestion(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Param('questionId', { schema: Uuid }) id: string, @Body({ schema: QuestionAnswer }) input: QuestionAnswer) {
    return this.questions.answer(work, cohortId, id, input);
  }

  @Delete('questions/:questionId')
  @Needs('question', 'delete', { cohort: 'cohortId' })
  @ReturnsNothing()
  removeQuestion(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Param('questionId', { schema: Uuid }) id: string) {
    return this.questions.remove(work, cohortId, id);
  }

  @Put('contact')
  @Needs('cohort', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  nameCohortContact(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: CohortContact }) { personId }: z.infer<typeof CohortContact>) {
    return this.questions.nameContact(work, cohortId, personId);
  }
}

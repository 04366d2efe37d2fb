import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { MayorActs } from '../acts/mayor-acts.service';
import { BehalfService } from './behalf.service';
import { OwnStatements } from './own-statements.service';
import { OwnStatementList, StatementAnswerInput, StatementInput, StatementLetterInput, StatementLetterView, StatementList } from './statement.contract';
import { StatementLetters } from './statement-letters.service';
import { StatementQuery } from './statement.query';
import { statementsForSheet } from './statement.sheet';

const id = z.uuid();
const here = { participation: 'participationId' };

/** What was written in somebody’s name waits for their word: confirmed, corrected or refused in one touch. */
@ApiTags('behalf')
@Controller()
export class StatementController {
  constructor(
    private readonly query: StatementQuery,
    private readonly own: OwnStatements,
    private readonly behalf: BehalfService,
    private readonly letters: StatementLetters,
    private readonly acts: MayorActs,
  ) {}

  /** What the letter of this link asks its holder. Reading answers nothing. */
  @Get('statements')
  @Needs('confirmation', 'read')
  @Returns(OwnStatementList)
  listOwnStatements(@InWork() work: Work) {
    return this.own.list(work);
  }

  @Post('statements/:confirmationId/answer')
  @Needs('confirmation', 'update', { confirmation: 'confirmationId' })
  @ReturnsNothing()
  answerStatement(@InWork() work: Work, @Param('confirmationId', { schema: id }) confirmationId: string, @Body({ schema: StatementAnswerInput }) input: StatementAnswerInput) {
    return this.own.answer(work, confirmationId, input);
  }

  @Get('participations/:participationId/statements')
  @Needs('confirmation', 'read', here)
  @Returns(StatementList)
  @LeavesAs(statementsForSheet)
  listStatements(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.query.read(work, participationId);
  }

  /** A place in the team that was noted for somebody goes to them, to be confirmed. */
  @Post('participations/:participationId/statements')
  @Needs('confirmation', 'create', here)
  @Creates('confirmation')
  async enterStatement(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: StatementInput }) { recordTable, recordId }: StatementInput) {
    const words = await this.behalf.speechOf(recordTable).words(work, recordId, participationId);
    if (!words) throw notFound();
    await this.behalf.standIn(work, participationId, words.personId);
    return this.behalf.enter(work, { participationId, table: recordTable, recordId, personId: words.personId, letter: 'now' });
  }

  /** Everything that awaits one person, in one letter: one thing asked. */
  @Post('participations/:participationId/statement-letters')
  @Needs('personal_link', 'create', here)
  @Returns(StatementLetterView, 202)
  async sendStatementLetter(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Body({ schema: StatementLetterInput }) { personId, evenSo }: StatementLetterInput,
  ) {
    await this.acts.refuseBeyond(work, participationId, [personId], evenSo);
    return this.letters.send(work, participationId, personId);
  }

  @Post('participations/:participationId/statement-letters/:letterId/revoke')
  @Needs('personal_link', 'update', here)
  @ReturnsNothing()
  revokeStatementLetter(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('letterId', { schema: id }) letterId: string) {
    return this.letters.revoke(work, participationId, letterId);
  }
}

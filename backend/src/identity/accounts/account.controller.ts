import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { AccountClosing, AccountInput, AccountPage, AccountSearch } from './account.contract';
import { AccountQuery } from './account.query';
import { AccountService } from './account.service';
import { accountsSheet } from '../identity.sheet';

const id = { schema: z.uuid() };

/** Who may sign in; an account is closed, never deleted, so that the journal keeps its names. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountController {
  constructor(
    private readonly query: AccountQuery,
    private readonly accounts: AccountService,
  ) {}

  @Get()
  @Needs('account', 'read')
  @Returns(AccountPage)
  @LeavesAs(accountsSheet)
  listAccounts(@InWork() work: Work, @Query({ schema: AccountSearch }) query: AccountSearch) {
    return this.query.list(work, query);
  }

  /** Answers with the person's id: an account is a person's way in. */
  @Post()
  @Needs('account', 'create')
  @Creates('person')
  openAccount(@InWork() work: Work, @Body({ schema: AccountInput }) input: AccountInput) {
    return this.accounts.invite(work, input);
  }

  @Post(':personId/invitation')
  @Needs('account', 'update', { person: 'personId' })
  @ReturnsNothing()
  inviteAgain(@InWork() work: Work, @Param('personId', id) personId: string) {
    return this.accounts.inviteAgain(work, personId);
  }

  @Put(':personId/closed')
  @Needs('account', 'update', { person: 'personId' })
  @ReturnsNothing()
  closeAccount(@InWork() work: Work, @Param('personId', id) personId: string, @Body({ schema: AccountClosing }) { closed }: z.infer<typeof AccountClosing>) {
    return this.accounts.close(work, personId, closed);
  }

  @Delete(':personId/second-factor')
  @Needs('account', 'update', { person: 'personId' })
  @ReturnsNothing()
  resetSecondFactor(@InWork() work: Work, @Param('personId', id) personId: string) {
    return this.accounts.resetSecondFactor(work, personId);
  }
}

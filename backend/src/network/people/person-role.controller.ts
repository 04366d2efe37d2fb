import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { foldedPattern } from '../../platform/database/search-pattern';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { CallablePeople, CallAgreementInput } from './call-agreement.contract';
import { PersonPageQuery } from './person-page.query';
import { PersonRoleInput } from './person-role.contract';
import { PersonRoleService } from './person-role.service';
import { callableSheet } from './callable.sheet';

const id = z.uuid();
const whom = { person: 'personId' };
const CallableSearch = z.strictObject({ search: z.string().trim().max(80).default('') });

/** What somebody is, where and from when, and whether they agreed to be called, about what. */
@ApiTags('network')
@Controller()
export class PersonRoleController {
  constructor(
    private readonly roles: PersonRoleService,
    private readonly pages: PersonPageQuery,
  ) {}

  @Post('people/:personId/roles')
  @Needs('person_role', 'create', whom)
  @Creates('person_role')
  addRole(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Body({ schema: PersonRoleInput }) input: PersonRoleInput) {
    return this.roles.add(work, personId, input);
  }

  @Put('people/:personId/roles/:roleId')
  @Needs('person_role', 'update', whom)
  @ReturnsNothing()
  changeRole(
    @InWork() work: Work,
    @Param('personId', { schema: id }) personId: string,
    @Param('roleId', { schema: id }) roleId: string,
    @Body({ schema: PersonRoleInput }) input: PersonRoleInput,
  ) {
    return this.roles.change(work, personId, roleId, input);
  }

  @Delete('people/:personId/roles/:roleId')
  @Needs('person_role', 'delete', whom)
  @ReturnsNothing()
  eraseRole(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Param('roleId', { schema: id }) roleId: string) {
    return this.roles.erase(work, personId, roleId);
  }

  @Post('people/:personId/call-agreements')
  @Needs('call_agreement', 'create', whom)
  @Creates('call_agreement')
  agreeToCalls(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Body({ schema: CallAgreementInput }) input: CallAgreementInput) {
    return this.roles.agree(work, personId, input);
  }

  @Delete('people/:personId/call-agreements/:agreementId')
  @Needs('call_agreement', 'update', whom)
  @ReturnsNothing()
  withdrawAgreement(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Param('agreementId', { schema: id }) agreementId: string) {
    return this.roles.withdraw(work, personId, agreementId);
  }

  /** « Qui peut-on appeler ? »: companions who agreed to be, with the subjects. */
  @Get('callable-people')
  @Needs('peer_number', 'read')
  @Returns(CallablePeople)
  @LeavesAs(callableSheet)
  async listCallable(@InWork() work: Work, @Query({ schema: CallableSearch }) { search }: z.infer<typeof CallableSearch>) {
    return { items: await this.pages.callable(work, search && foldedPattern(search)) };
  }
}

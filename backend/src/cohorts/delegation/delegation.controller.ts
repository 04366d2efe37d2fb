import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { AgreementInput, AgreementsInput, DelegateChange, DelegateInput, EndInput, TeamOn, TeamView } from './delegate.contract';
import { DelegationQuery } from './delegation.query';
import { DelegationService } from './delegation.service';
import { teamSheet } from './team.sheet';

const Uuid = z.uuid();

/** Who sits in a territory’s team and from when: a seat is ended by a date, deleted only when it never was. */
@ApiTags('delegation')
@Controller('participations/:participationId/delegates')
export class DelegationController {
  constructor(
    private readonly query: DelegationQuery,
    private readonly delegation: DelegationService,
  ) {}

  /** The team on a day (today, unless said), and everybody who was in it. */
  @Get()
  @Needs('delegate', 'read', { participation: 'participationId' })
  @Returns(TeamView)
  @LeavesAs(teamSheet)
  readTeam(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Query({ schema: TeamOn }) { on }: z.infer<typeof TeamOn>) {
    return this.query.team(work, id, on ?? work.today);
  }

  @Post()
  @Needs('delegate', 'create', { participation: 'participationId' })
  @Creates('delegate')
  addDelegate(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: DelegateInput }) input: DelegateInput) {
    return this.delegation.add(work, id, input);
  }

  @Post('agreements')
  @Needs('delegate', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  agreeDelegates(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: AgreementsInput }) input: AgreementsInput) {
    return this.delegation.agreeAll(work, id, input);
  }

  @Put(':delegateId')
  @Needs('delegate', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  changeDelegate(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegateId', { schema: Uuid }) delegateId: string,
    @Body({ schema: DelegateChange }) input: DelegateChange,
  ) {
    return this.delegation.change(work, id, delegateId, input);
  }

  @Post(':delegateId/agreement')
  @Needs('delegate', 'update', { participation: 'participationId' })
  @Creates('delegate')
  agreeDelegate(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegateId', { schema: Uuid }) delegateId: string,
    @Body({ schema: AgreementInput }) { on }: z.infer<typeof AgreementInput>,
  ) {
    return this.delegation.agree(work, id, delegateId, on);
  }

  @Post(':delegateId/end')
  @Needs('delegate', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  async endDelegate(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegateId', { schema: Uuid }) delegateId: string,
    @Body({ schema: EndInput }) input: EndInput,
  ) {
    await this.delegation.end(work, id, delegateId, input);
  }

  @Delete(':delegateId')
  @Needs('delegate', 'delete', { participation: 'participationId' })
  @ReturnsNothing()
  removeDelegate(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Param('delegateId', { schema: Uuid }) delegateId: string) {
    return this.delegation.remove(work, id, delegateId);
  }
}

import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { DelegationChange, DelegationClosing, DelegationInput } from './delegation.contract';
import { TeamService } from './team.service';

const Uuid = z.uuid();

/** The teams and groups themselves; who is in them is read and written with the delegates. */
@ApiTags('delegation')
@Controller('participations/:participationId/delegations')
export class TeamController {
  constructor(private readonly teams: TeamService) {}

  @Post()
  @Needs('delegate', 'create', { participation: 'participationId' })
  @Creates('delegation')
  openDelegation(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: DelegationInput }) input: z.infer<typeof DelegationInput>) {
    return this.teams.open(work, id, input);
  }

  @Put(':delegationId')
  @Needs('delegate', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  renameDelegation(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegationId', { schema: Uuid }) delegationId: string,
    @Body({ schema: DelegationChange }) { name }: z.infer<typeof DelegationChange>,
  ) {
    return this.teams.rename(work, id, delegationId, name);
  }

  @Post(':delegationId/closing')
  @Needs('delegate', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  closeDelegation(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('delegationId', { schema: Uuid }) delegationId: string,
    @Body({ schema: DelegationClosing }) { lastDay }: z.infer<typeof DelegationClosing>,
  ) {
    return this.teams.close(work, id, delegationId, lastDay);
  }

  @Delete(':delegationId')
  @Needs('delegate', 'delete', { participation: 'participationId' })
  @ReturnsNothing()
  removeDelegation(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Param('delegationId', { schema: Uuid }) delegationId: string) {
    return this.teams.remove(work, id, delegationId);
  }
}

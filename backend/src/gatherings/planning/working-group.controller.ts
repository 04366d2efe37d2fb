import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { LeavesAs } from '../../platform/sheets/sheet';
import { GroupMemberDates, GroupMemberInput, WorkingGroupInput, WorkingGroupList, WorkingGroupView } from './working-group.contract';
import { WorkingGroupQuery } from './working-group.query';
import { WorkingGroupService } from './working-group.service';
import { groupMembersSheet, workingGroupsSheet } from './working-group.sheet';

const Uuid = z.uuid();

/** A chantier: people of several territories, with gatherings of their own. */
@ApiTags('gatherings')
@Controller()
export class WorkingGroupController {
  constructor(
    private readonly groups: WorkingGroupService,
    private readonly pages: WorkingGroupQuery,
  ) {}

  @Get('cohorts/:cohortId/working-groups')
  @Needs('working_group', 'read', { cohort: 'cohortId' })
  @Returns(WorkingGroupList)
  @LeavesAs(workingGroupsSheet)
  listWorkingGroups(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string) {
    return this.pages.list(work, cohortId);
  }

  @Post('cohorts/:cohortId/working-groups')
  @Needs('working_group', 'create', { cohort: 'cohortId' })
  @Creates('working_group')
  createWorkingGroup(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: WorkingGroupInput }) input: WorkingGroupInput) {
    return this.groups.create(work, cohortId, input);
  }

  @Get('working-groups/:workingGroupId')
  @Needs('working_group', 'read', { working_group: 'workingGroupId' })
  @Returns(WorkingGroupView)
  @LeavesAs(groupMembersSheet)
  async readWorkingGroup(@InWork() work: Work, @Param('workingGroupId', { schema: Uuid }) id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = await this.pages.read(work, id);
    tag(reply, view.version);
    return view;
  }

  @Put('working-groups/:workingGroupId')
  @Needs('working_group', 'update', { working_group: 'workingGroupId' })
  @Returns(WorkingGroupView)
  async updateWorkingGroup(
    @InWork() work: Work,
    @Param('workingGroupId', { schema: Uuid }) id: string,
    @IfMatch() version: number,
    @Body({ schema: WorkingGroupInput }) input: WorkingGroupInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.groups.update(work, id, version, input);
    const view = await this.pages.read(work, id);
    tag(reply, view.version);
    return view;
  }

  @Delete('working-groups/:workingGroupId')
  @Needs('working_group', 'delete', { working_group: 'workingGroupId' })
  @ReturnsNothing()
  removeWorkingGroup(@InWork() work: Work, @Param('workingGroupId', { schema: Uuid }) id: string) {
    return this.groups.remove(work, id);
  }

  @Post('working-groups/:workingGroupId/members')
  @Needs('working_group_member', 'create', { working_group: 'workingGroupId' })
  @Creates('working_group_member')
  addGroupMember(@InWork() work: Work, @Param('workingGroupId', { schema: Uuid }) id: string, @Body({ schema: GroupMemberInput }) input: GroupMemberInput) {
    return this.groups.addMember(work, id, input);
  }

  @Put('working-groups/:workingGroupId/members/:groupMemberId')
  @Needs('working_group_member', 'update', { working_group_member: 'groupMemberId' })
  @ReturnsNothing()
  changeGroupMember(
    @InWork() work: Work,
    @Param('workingGroupId', { schema: Uuid }) groupId: string,
    @Param('groupMemberId', { schema: Uuid }) id: string,
    @Body({ schema: GroupMemberDates }) input: GroupMemberDates,
  ) {
    return this.groups.changeMember(work, groupId, id, input);
  }

  @Delete('working-groups/:workingGroupId/members/:groupMemberId')
  @Needs('working_group_member', 'delete', { working_group_member: 'groupMemberId' })
  @ReturnsNothing()
  removeGroupMember(@InWork() work: Work, @Param('workingGroupId', { schema: Uuid }) groupId: string, @Param('groupMemberId', { schema: Uuid }) id: string) {
    return this.groups.removeMember(work, groupId, id);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { IfMatch, tag } from '../platform/http/version';
import { LeavesAs } from '../platform/sheets/sheet';
import { GatheringInput, GatheringList, GatheringListAsked, GatheringUpdate, GatheringView } from './gathering.contract';
import { GatheringListQuery } from './gathering-list.query';
import { GatheringPageQuery } from './gathering-page.query';
import { GatheringService } from './gathering.service';
import { Changes } from './inviting/changes.service';
import { gatheringsSheet, registrationsSheet } from './gathering.sheet';

const RemovalAsked = z.object({ evenAnswered: z.enum(['true', 'false']).default('false') });

/** A cohort’s gatherings, read by the cohort and planned by its staff; one that was answered is not deleted by a slip. */
@ApiTags('gatherings')
@Controller()
export class GatheringController {
  constructor(
    private readonly gatherings: GatheringService,
    private readonly list: GatheringListQuery,
    private readonly pages: GatheringPageQuery,
    private readonly changes: Changes,
  ) {}

  @Get('cohorts/:cohortId/gatherings')
  @Needs('gathering', 'read', { cohort: 'cohortId' })
  @Returns(GatheringList)
  @LeavesAs(gatheringsSheet)
  listGatherings(
    @InWork() work: Work,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Query({ schema: GatheringListAsked }) asked: z.infer<typeof GatheringListAsked>,
  ) {
    return this.list.read(work, cohortId, asked);
  }

  @Post('cohorts/:cohortId/gatherings')
  @Needs('gathering', 'create', { cohort: 'cohortId' })
  @Creates('gathering')
  createGathering(@InWork() work: Work, @Param('cohortId', { schema: z.uuid() }) cohortId: string, @Body({ schema: GatheringInput }) input: GatheringInput) {
    return this.gatherings.create(work, cohortId, input);
  }

  @Get('gatherings/:gatheringId')
  @Needs('gathering', 'read', { gathering: 'gatheringId' })
  @Returns(GatheringView)
  @LeavesAs(registrationsSheet)
  async readGathering(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = await this.pages.read(work, id);
    tag(reply, view.version);
    return view;
  }

  @Put('gatherings/:gatheringId')
  @Needs('gathering', 'update', { gathering: 'gatheringId' })
  @Returns(GatheringView)
  async updateGathering(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) id: string,
    @IfMatch() version: number,
    @Body({ schema: GatheringUpdate }) { tell, ...input }: GatheringUpdate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const before = tell && (await this.changes.look(work, id));
    const asked = await this.gatherings.update(work, id, version, input, () => (before ? this.changes.ask(work, before, input.heldOn) : undefined));
    if (before) await this.changes.tell(work, before, asked ?? new Map(), tell);
    const view = await this.pages.read(work, id);
    tag(reply, view.version);
    return view;
  }

  @Delete('gatherings/:gatheringId')
  @Needs('gathering', 'delete', { gathering: 'gatheringId' })
  @ReturnsNothing()
  removeGathering(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) id: string,
    @Query({ schema: RemovalAsked }) { evenAnswered }: z.infer<typeof RemovalAsked>,
  ) {
    return this.gatherings.remove(work, id, evenAnswered === 'true');
  }
}

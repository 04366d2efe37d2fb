import { Body, Controller, Delete, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { GatheringView } from '../gathering.contract';
import { GatheringPageQuery } from '../gathering-page.query';
import { AgendaService } from './agenda.service';
import { AgendaInput, TaskInput } from './sequence.contract';

const Uuid = z.uuid();

/** How a day goes and who prepares what; the whole agenda is saved at once, a task by itself. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId')
export class AgendaController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly pages: GatheringPageQuery,
  ) {}

  @Put('agenda')
  @Needs('gathering', 'update', { gathering: 'gatheringId' })
  @Returns(GatheringView)
  async saveAgenda(
    @InWork() work: Work,
    @Param('gatheringId', { schema: Uuid }) gatheringId: string,
    @IfMatch() version: number,
    @Body({ schema: AgendaInput }) input: AgendaInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.agenda.save(work, gatheringId, version, input);
    const view = await this.pages.read(work, gatheringId);
    tag(reply, view.version);
    return view;
  }

  @Post('tasks')
  @Needs('gathering_task', 'create', { gathering: 'gatheringId' })
  @Creates('gathering_task')
  addGatheringTask(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) gatheringId: string, @Body({ schema: TaskInput }) input: TaskInput) {
    return this.agenda.addTask(work, gatheringId, input);
  }

  @Put('tasks/:taskId')
  @Needs('gathering_task', 'create', { gathering: 'gatheringId' })
  @ReturnsNothing()
  changeGatheringTask(
    @InWork() work: Work,
    @Param('gatheringId', { schema: Uuid }) gatheringId: string,
    @Param('taskId', { schema: Uuid }) id: string,
    @Body({ schema: TaskInput }) input: TaskInput,
  ) {
    return this.agenda.changeTask(work, gatheringId, id, input);
  }

  /** By staff, or by the person who prepares it. */
  @Put('tasks/:taskId/done')
  @Needs('gathering_task', 'update', { gathering_task: 'taskId' })
  @ReturnsNothing()
  tickGatheringTask(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) gatheringId: string, @Param('taskId', { schema: Uuid }) id: string) {
    return this.agenda.tick(work, gatheringId, id, true);
  }

  @Delete('tasks/:taskId/done')
  @Needs('gathering_task', 'update', { gathering_task: 'taskId' })
  @ReturnsNothing()
  untickGatheringTask(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) gatheringId: string, @Param('taskId', { schema: Uuid }) id: string) {
    return this.agenda.tick(work, gatheringId, id, false);
  }

  @Delete('tasks/:taskId')
  @Needs('gathering_task', 'delete', { gathering_task: 'taskId' })
  @ReturnsNothing()
  removeGatheringTask(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) gatheringId: string, @Param('taskId', { schema: Uuid }) id: string) {
    return this.agenda.removeTask(work, gatheringId, id);
  }
}

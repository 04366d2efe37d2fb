import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { IfMatch, tag } from '../platform/http/version';
import { LeavesAs } from '../platform/sheets/sheet';
import { AskingService } from './asking.service';
import { NoteService } from './note.service';
import { AskedView, AskInput, ProjectList, ProjectPageView, VoiceList } from './project-page.contract';
import { ProjectListQuery } from './project-list.query';
import { ProjectPageQuery } from './project-page.query';
import { AnswerInput, NoteInput, NoteKind, NoteReadingInput, PilotProjectInput, SavedView } from './project.contract';
import { ProjectService } from './project.service';
import { projectsSheet, supportDaysSheet } from './project.sheet';

const id = z.uuid();
const here = { participation: 'participationId' };

/** The pilot project: what it is, what it takes up of the diagnostic, and the notes that an ally reads again. */
@ApiTags('projects')
@Controller()
export class ProjectController {
  constructor(
    private readonly projects: ProjectService,
    private readonly notes: NoteService,
    private readonly asking: AskingService,
    private readonly page: ProjectPageQuery,
    private readonly list: ProjectListQuery,
  ) {}

  @Get('cohorts/:cohortId/projects')
  @Needs('pilot_project', 'read', { cohort: 'cohortId' })
  @Returns(ProjectList)
  @LeavesAs(projectsSheet)
  listProjects(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string) {
    return this.list.read(work, cohortId);
  }

  @Get('participations/:participationId/project')
  @Needs('pilot_project', 'read', here)
  @Returns(ProjectPageView)
  @LeavesAs(supportDaysSheet)
  async readProject(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const page = await this.page.read(work, participationId);
    if (page.project) tag(reply, page.project.version);
    return page;
  }

  @Post('participations/:participationId/project')
  @Needs('pilot_project', 'create', here)
  @Creates('pilot_project')
  createProject(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: PilotProjectInput }) input: PilotProjectInput) {
    return this.projects.create(work, participationId, input);
  }

  @Put('participations/:participationId/project')
  @Needs('pilot_project', 'update', here)
  @Returns(SavedView)
  updateProject(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @IfMatch() version: number,
    @Body({ schema: PilotProjectInput }) input: PilotProjectInput,
  ) {
    return this.projects.update(work, participationId, version, input);
  }

  @Put('participations/:participationId/project/answers/:findingId')
  @Needs('project_answer', 'update', here)
  @ReturnsNothing()
  answerFinding(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('findingId', { schema: id }) findingId: string,
    @Body({ schema: AnswerInput }) input: AnswerInput,
  ) {
    return this.projects.answer(work, participationId, findingId, input);
  }

  @Put('participations/:participationId/project/notes/:kind')
  @Needs('project_note', 'create', here)
  @Returns(SavedView)
  writeNote(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('kind', { schema: NoteKind }) kind: z.infer<typeof NoteKind>,
    @IfMatch() version: number,
    @Body({ schema: NoteInput }) input: NoteInput,
  ) {
    return this.notes.write(work, participationId, kind, version, input);
  }

  @Put('participations/:participationId/project/notes/:kind/questions')
  @Needs('note_reading', 'update', here)
  @Returns(SavedView)
  readNote(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('kind', { schema: NoteKind }) kind: z.infer<typeof NoteKind>,
    @IfMatch() version: number,
    @Body({ schema: NoteReadingInput }) input: NoteReadingInput,
  ) {
    return this.notes.read(work, participationId, kind, version, input);
  }

  /** Those who can be asked for a word. */
  @Get('participations/:participationId/voices')
  @Needs('personal_link', 'create', here)
  @Returns(VoiceList)
  async listVoices(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return { items: await this.asking.voices(work, participationId) };
  }

  /** « Des nouvelles ? », by e-mail with a personal link. */
  @Post('participations/:participationId/news-requests')
  @Needs('personal_link', 'create', here)
  @Returns(AskedView, 202)
  async askForNews(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: AskInput }) input: AskInput) {
    return { sent: await this.asking.ask(work, participationId, { ...input, purpose: 'write_news', template: 'news-request' }) };
  }
}

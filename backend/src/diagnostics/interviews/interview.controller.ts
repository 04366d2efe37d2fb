import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { CreatedView, Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch, tag } from '../../platform/http/version';
import { CodingInput, InterviewDetails, InterviewStateInput, IntervieweeInput, IntervieweeList, InterviewView, NotesInput, NotesSaved, PassageInput } from './interview.contract';
import { InterviewPageQuery } from './interview-page.query';
import { InterviewService } from './interview.service';
import { Interviewees } from './interviewees.service';
import { Passages } from './passages.service';

const id = { schema: z.uuid() };

/** One interview, for who led it and the lead: each opening is written in the journal. */
@ApiTags('interviews')
@Controller('interviews/:interviewId')
export class InterviewController {
  constructor(
    private readonly page: InterviewPageQuery,
    private readonly interviews: InterviewService,
    private readonly interviewees: Interviewees,
    private readonly passages: Passages,
  ) {}

  @Get()
  @Needs('interview', 'read', { interview: 'interviewId' })
  @Returns(InterviewView)
  async readInterview(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = await this.page.read(work, interviewId);
    tag(reply, view.version);
    reply.header('cache-control', 'no-store');
    return view;
  }

  @Put('notes')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @Returns(NotesSaved)
  async saveInterviewNotes(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @IfMatch() version: number, @Body({ schema: NotesInput }) { notes }: z.infer<typeof NotesInput>, @Res({ passthrough: true }) reply: FastifyReply) {
    const saved = await this.interviews.saveNotes(work, interviewId, version, notes);
    tag(reply, saved.version);
    reply.header('cache-control', 'no-store');
    return saved;
  }

  @Put()
  @Needs('interview', 'update', { interview: 'interviewId' })
  @ReturnsNothing()
  saveInterviewDetails(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Body({ schema: InterviewDetails }) input: InterviewDetails) {
    return this.interviews.saveDetails(work, interviewId, input);
  }

  @Put('state')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @ReturnsNothing()
  setInterviewState(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Body({ schema: InterviewStateInput }) { state }: z.infer<typeof InterviewStateInput>) {
    return this.interviews.setState(work, interviewId, state);
  }

  /** Destroys the key of these words. Nobody reads them again, backups included. */
  @Delete('words')
  @Needs('interview', 'delete', { interview: 'interviewId' })
  @ReturnsNothing()
  eraseInterviewWords(@InWork() work: Work, @Param('interviewId', id) interviewId: string) {
    return this.interviews.erase(work, interviewId);
  }

  @Post('excerpts')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @Creates('excerpt')
  highlightPassage(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @IfMatch() version: number, @Body({ schema: PassageInput }) input: PassageInput) {
    return this.passages.add(work, interviewId, version, input);
  }

  @Put('excerpts/:excerptId')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @ReturnsNothing()
  recodePassage(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Param('excerptId', id) excerptId: string, @Body({ schema: CodingInput }) input: CodingInput) {
    return this.passages.recode(work, interviewId, excerptId, input);
  }

  @Delete('excerpts/:excerptId')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @ReturnsNothing()
  removePassage(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Param('excerptId', id) excerptId: string) {
    return this.passages.remove(work, interviewId, excerptId);
  }

  @Get('interviewees')
  @Needs('interview', 'read', { interview: 'interviewId' })
  @Returns(IntervieweeList)
  async listInterviewees(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('cache-control', 'no-store');
    return { items: await this.interviewees.list(work, interviewId) };
  }

  @Post('interviewees')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @Returns(CreatedView, 201)
  addInterviewee(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Body({ schema: IntervieweeInput }) input: IntervieweeInput) {
    return this.interviewees.add(work, interviewId, input);
  }

  @Put('interviewees/:intervieweeId')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @ReturnsNothing()
  changeInterviewee(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Param('intervieweeId', id) intervieweeId: string, @Body({ schema: IntervieweeInput }) input: IntervieweeInput) {
    return this.interviewees.change(work, interviewId, intervieweeId, input);
  }

  @Delete('interviewees/:intervieweeId')
  @Needs('interview', 'update', { interview: 'interviewId' })
  @ReturnsNothing()
  removeInterviewee(@InWork() work: Work, @Param('interviewId', id) interviewId: string, @Param('intervieweeId', id) intervieweeId: string) {
    return this.interviewees.remove(work, interviewId, intervieweeId);
  }
}

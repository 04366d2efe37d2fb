import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns } from '../../platform/http/returns';
import { Category, Polarity } from '../category';
import { CorpusQuery } from './corpus.query';
import { CorpusView, InterviewInput, InterviewList, MatrixView, PassagePage, SearchHits, SearchInput } from './interview.contract';
import { InterviewListQuery } from './interview-list.query';
import { InterviewService } from './interview.service';
import { MatrixQuery } from './matrix.query';
import { DiagnosticSearch } from './search.query';

const id = { schema: z.uuid() };
const CorpusRequest = z.strictObject({ after: z.uuid().optional() });
const PassageRequest = z.strictObject({ after: z.uuid().optional(), themeId: z.uuid().optional(), category: Category.optional(), polarity: Polarity.optional() });

/** The interviews of a diagnostic taken together, for those who work on it. */
@ApiTags('interviews')
@Controller('diagnostics/:diagnosticId')
export class CorpusController {
  constructor(
    private readonly interviews: InterviewService,
    private readonly list: InterviewListQuery,
    private readonly corpus: CorpusQuery,
    private readonly matrix: MatrixQuery,
    private readonly search: DiagnosticSearch,
  ) {}

  @Get('interviews')
  @Needs('interview', 'read', { diagnostic: 'diagnosticId' })
  @Returns(InterviewList)
  async listInterviews(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string) {
    return { items: await this.list.read(work, diagnosticId) };
  }

  @Post('interviews')
  @Needs('interview', 'create', { diagnostic: 'diagnosticId' })
  @Creates('interview')
  createInterview(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: InterviewInput }) input: InterviewInput) {
    return this.interviews.create(work, diagnosticId, input);
  }

  @Get('matrix')
  @Needs('interview', 'read', { diagnostic: 'diagnosticId' })
  @Returns(MatrixView)
  readMatrix(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string) {
    return this.matrix.read(work, diagnosticId);
  }

  @Get('corpus')
  @Needs('interview', 'read', { diagnostic: 'diagnosticId' })
  @Returns(CorpusView)
  readCorpus(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Query({ schema: CorpusRequest }) { after }: z.infer<typeof CorpusRequest>, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('cache-control', 'no-store');
    return this.corpus.read(work, diagnosticId, after);
  }

  @Get('passages')
  @Needs('interview', 'read', { diagnostic: 'diagnosticId' })
  @Returns(PassagePage)
  listPassages(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Query({ schema: PassageRequest }) filter: z.infer<typeof PassageRequest>, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('cache-control', 'no-store');
    return this.corpus.passages(work, diagnosticId, filter as never);
  }

  /** A search leaves no word in an address: what is looked for travels in the body. */
  @Post('search')
  @Needs('interview', 'read', { diagnostic: 'diagnosticId' })
  @Returns(SearchHits)
  searchDiagnostic(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: SearchInput }) { text }: z.infer<typeof SearchInput>, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.header('cache-control', 'no-store');
    return this.search.find(work, diagnosticId, text);
  }
}

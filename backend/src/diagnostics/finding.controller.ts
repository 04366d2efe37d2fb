import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { IfMatch, tag } from '../platform/http/version';
import { FindingInput, FindingList, FindingOrder, FindingReaders, SharedFindingList } from './finding.contract';
import { FindingService } from './finding.service';

const id = { schema: z.uuid() };

/** What a diagnostic says, and what of it is shared with the territory; the words of interviews never leave with it. */
@ApiTags('findings')
@Controller()
export class FindingController {
  constructor(private readonly findings: FindingService) {}

  @Get('diagnostics/:diagnosticId/findings')
  @Needs('finding', 'read', { diagnostic: 'diagnosticId' })
  @Returns(FindingList)
  async listFindings(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string) {
    return { items: await this.findings.list(work, diagnosticId) };
  }

  @Post('diagnostics/:diagnosticId/findings')
  @Needs('finding', 'create', { diagnostic: 'diagnosticId' })
  @Creates('finding')
  addFinding(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: FindingInput }) input: FindingInput) {
    return this.findings.add(work, diagnosticId, input);
  }

  @Put('diagnostics/:diagnosticId/findings/:findingId')
  @Needs('finding', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  async saveFinding(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Param('findingId', id) findingId: string, @IfMatch() version: number, @Body({ schema: FindingInput }) input: FindingInput, @Res({ passthrough: true }) reply: FastifyReply) {
    tag(reply, await this.findings.save(work, diagnosticId, findingId, version, input));
  }

  @Delete('diagnostics/:diagnosticId/findings/:findingId')
  @Needs('finding', 'delete', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  removeFinding(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Param('findingId', id) findingId: string) {
    return this.findings.remove(work, diagnosticId, findingId);
  }

  @Put('diagnostics/:diagnosticId/order-of-findings')
  @Needs('finding', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  reorderFindings(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: FindingOrder }) { ids }: z.infer<typeof FindingOrder>) {
    return this.findings.reorder(work, diagnosticId, ids);
  }

  @Get('diagnostics/:diagnosticId/sharing')
  @Needs('finding', 'update', { diagnostic: 'diagnosticId' })
  @Returns(FindingReaders)
  async listFindingReaders(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string) {
    return { items: await this.findings.readers(work, diagnosticId) };
  }

  @Post('diagnostics/:diagnosticId/sharing')
  @Needs('finding', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  shareFindings(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string) {
    return this.findings.share(work, diagnosticId);
  }

  @Get('participations/:participationId/shared-findings')
  @Needs('shared_finding', 'read', { participation: 'participationId' })
  @Returns(SharedFindingList)
  async listSharedFindings(@InWork() work: Work, @Param('participationId', id) participationId: string) {
    return { items: await this.findings.shared(work, participationId) };
  }
}

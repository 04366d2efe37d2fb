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
import { CandidateList, DiagnosticDates, DiagnosticInput, DiagnosticList, DiagnosticRequest, DiagnosticView, LeadInput, PlanInput, TeamInput } from './diagnostic.contract';
import { DiagnosticQuery } from './diagnostic.query';
import { DiagnosticService } from './diagnostic.service';
import { DiagnosticTeam } from './team.service';
import { diagnosticsSheet } from './diagnostic.sheet';

const id = { schema: z.uuid() };

/** A diagnostic and who works on it; leading one is confirmed by the lead, and staff read figures alone. */
@ApiTags('diagnostics')
@Controller()
export class DiagnosticController {
  constructor(
    private readonly query: DiagnosticQuery,
    private readonly diagnostics: DiagnosticService,
    private readonly team: DiagnosticTeam,
  ) {}

  @Get('diagnostics')
  @Needs('diagnostic', 'read')
  @Returns(DiagnosticList)
  @LeavesAs(diagnosticsSheet)
  listDiagnostics(@InWork() work: Work, @Query({ schema: DiagnosticRequest }) request: DiagnosticRequest) {
    return this.query.list(work, request);
  }

  @Post('participations/:participationId/diagnostic')
  @Needs('diagnostic', 'create', { participation: 'participationId' })
  @Creates('diagnostic')
  createDiagnostic(@InWork() work: Work, @Param('participationId', id) participationId: string, @Body({ schema: DiagnosticInput }) input: DiagnosticInput) {
    return this.diagnostics.create(work, participationId, input);
  }

  @Get('diagnostics/:diagnosticId')
  @Needs('diagnostic', 'read', { diagnostic: 'diagnosticId' })
  @Returns(DiagnosticView)
  async readDiagnostic(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = await this.query.page(work, diagnosticId);
    tag(reply, view.version);
    return view;
  }

  @Put('diagnostics/:diagnosticId')
  @Needs('diagnostic', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  async saveDiagnosticDates(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @IfMatch() version: number, @Body({ schema: DiagnosticDates }) input: DiagnosticDates, @Res({ passthrough: true }) reply: FastifyReply) {
    tag(reply, await this.diagnostics.saveDates(work, diagnosticId, version, input));
  }

  @Put('diagnostics/:diagnosticId/plan')
  @Needs('interview_plan', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  saveInterviewPlan(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: PlanInput }) input: PlanInput) {
    return this.diagnostics.savePlan(work, diagnosticId, input);
  }

  @Get('diagnostics/:diagnosticId/candidates')
  @Needs('diagnostic', 'update', { diagnostic: 'diagnosticId' })
  @Returns(CandidateList)
  async listCandidates(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string) {
    return { items: await this.team.candidates(work, diagnosticId) };
  }

  @Post('diagnostics/:diagnosticId/lead')
  @Needs('lead_hat', 'create', { diagnostic: 'diagnosticId' })
  @Creates('hat')
  proposeLead(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: LeadInput }) { personId }: z.infer<typeof LeadInput>) {
    return this.team.proposeLead(work, diagnosticId, personId);
  }

  @Put('diagnostics/:diagnosticId/lead/:hatId/confirmation')
  @Needs('lead_hat', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  confirmLead(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Param('hatId', id) hatId: string) {
    return this.team.confirmLead(work, diagnosticId, hatId);
  }

  @Delete('diagnostics/:diagnosticId/lead/:hatId')
  @Needs('lead_hat', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  withdrawLead(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Param('hatId', id) hatId: string) {
    return this.team.withdraw(work, diagnosticId, hatId, ['diagnostic_lead']);
  }

  @Post('diagnostics/:diagnosticId/team')
  @Needs('diagnostic_hat', 'create', { diagnostic: 'diagnosticId' })
  @Creates('hat')
  addTeamMember(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Body({ schema: TeamInput }) input: TeamInput) {
    return this.team.add(work, diagnosticId, input);
  }

  @Delete('diagnostics/:diagnosticId/team/:hatId')
  @Needs('diagnostic_hat', 'update', { diagnostic: 'diagnosticId' })
  @ReturnsNothing()
  withdrawTeamMember(@InWork() work: Work, @Param('diagnosticId', id) diagnosticId: string, @Param('hatId', id) hatId: string) {
    return this.team.withdraw(work, diagnosticId, hatId, ['interviewer', 'diagnostic_supervisor']);
  }
}

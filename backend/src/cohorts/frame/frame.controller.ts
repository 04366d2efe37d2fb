import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { CopyInput, PartnerInput, PhaseInput, ShapeAsked, ShapeView } from './frame.contract';
import { FrameService } from './frame.service';
import { ShapeQuery } from './shape.query';
import { ShapeService } from './shape.service';

const Uuid = z.uuid();

/** What a path is made of, copied from another’s shape or typed: phases that may overlap, and those who stand around it. */
@ApiTags('cohorts')
@Controller('cohorts/:cohortId')
export class FrameController {
  constructor(
    private readonly frame: FrameService,
    private readonly shape: ShapeQuery,
    private readonly shapes: ShapeService,
  ) {}

  @Get('shape')
  @Needs('cohort', 'create', { cohort: 'cohortId' })
  @Returns(ShapeView)
  readShape(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Query({ schema: ShapeAsked }) { startsOn }: z.infer<typeof ShapeAsked>) {
    return this.shape.read(work, id, startsOn ?? null);
  }

  @Post('copies')
  @Needs('cohort', 'create', { cohort: 'cohortId' })
  @Creates('cohort')
  copyShape(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Body({ schema: CopyInput }) input: CopyInput) {
    return this.shapes.copy(work, id, input);
  }

  @Post('phases')
  @Needs('cohort_phase', 'create', { cohort: 'cohortId' })
  @Creates('cohort_phase')
  addPhase(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Body({ schema: PhaseInput }) input: PhaseInput) {
    return this.frame.addPhase(work, id, input);
  }

  @Put('phases/:phaseId')
  @Needs('cohort_phase', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  changePhase(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Param('phaseId', { schema: Uuid }) phaseId: string, @Body({ schema: PhaseInput }) input: PhaseInput) {
    return this.frame.changePhase(work, id, phaseId, input);
  }

  @Delete('phases/:phaseId')
  @Needs('cohort_phase', 'delete', { cohort: 'cohortId' })
  @ReturnsNothing()
  removePhase(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Param('phaseId', { schema: Uuid }) phaseId: string) {
    return this.frame.removePhase(work, id, phaseId);
  }

  @Post('partners')
  @Needs('cohort_partner', 'create', { cohort: 'cohortId' })
  @Creates('cohort_partner')
  addPartner(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Body({ schema: PartnerInput }) input: PartnerInput) {
    return this.frame.addPartner(work, id, input);
  }

  @Put('partners/:partnerId')
  @Needs('cohort_partner', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  changePartner(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Param('partnerId', { schema: Uuid }) partnerId: string, @Body({ schema: PartnerInput }) input: PartnerInput) {
    return this.frame.changePartner(work, id, partnerId, input);
  }

  @Delete('partners/:partnerId')
  @Needs('cohort_partner', 'delete', { cohort: 'cohortId' })
  @ReturnsNothing()
  removePartner(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Param('partnerId', { schema: Uuid }) partnerId: string) {
    return this.frame.removePartner(work, id, partnerId);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../platform/http/returns';
import { IfMatch } from '../platform/http/version';
import { LeavesAs } from '../platform/sheets/sheet';
import { SavedView } from '../projects/project.contract';
import { CohortEffectsQuery } from './cohort-effects.query';
import { EffectsPageQuery } from './effects-page.query';
import { CohortEffectsAsked, CohortEffectsView, EffectEdit, EffectInput, EffectsPageView, LimitEdit, LimitInput } from './evaluation.contract';
import { StatementService } from './statement.service';
import { statementsSheet, territoryStatementsSheet } from './evaluation.sheet';

const id = z.uuid();
const here = { participation: 'participationId' };

/** Effects and limits as they were told, each with who says so. */
@ApiTags('evaluation')
@Controller()
export class EvaluationController {
  constructor(
    private readonly statements: StatementService,
    private readonly page: EffectsPageQuery,
    private readonly cohort: CohortEffectsQuery,
  ) {}

  @Get('cohorts/:cohortId/effects')
  @Needs('effect', 'read', { cohort: 'cohortId' })
  @Returns(CohortEffectsView)
  @LeavesAs(statementsSheet)
  listCohortEffects(@InWork() work: Work, @Param('cohortId', { schema: id }) cohortId: string, @Query({ schema: CohortEffectsAsked }) asked: CohortEffectsAsked) {
    return this.cohort.read(work, cohortId, asked);
  }

  @Get('participations/:participationId/effects')
  @Needs('effect', 'read', here)
  @Returns(EffectsPageView)
  @LeavesAs(territoryStatementsSheet)
  readEffects(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.page.read(work, participationId);
  }

  @Post('participations/:participationId/effects')
  @Needs('effect', 'create', here)
  @Creates('effect')
  tellEffect(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: EffectInput }) input: EffectInput) {
    return this.statements.tellEffect(work, participationId, input);
  }

  @Put('participations/:participationId/effects/:effectId')
  @Needs('effect', 'update', here)
  @Returns(SavedView)
  correctEffect(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('effectId', { schema: id }) effectId: string,
    @IfMatch() version: number,
    @Body({ schema: EffectEdit }) input: EffectEdit,
  ) {
    return this.statements.correctEffect(work, participationId, effectId, version, input);
  }

  @Post('participations/:participationId/effects/:effectId/confirm')
  @Needs('effect', 'update', here)
  @ReturnsNothing()
  confirmEffect(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('effectId', { schema: id }) effectId: string) {
    return this.statements.confirm(work, 'effect', participationId, effectId);
  }

  @Delete('participations/:participationId/effects/:effectId')
  @Needs('effect', 'delete', here)
  @ReturnsNothing()
  removeEffect(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('effectId', { schema: id }) effectId: string) {
    return this.statements.remove(work, 'effect', participationId, effectId);
  }

  @Post('participations/:participationId/limits')
  @Needs('limitation', 'create', here)
  @Creates('limitation')
  tellLimit(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: LimitInput }) input: LimitInput) {
    return this.statements.tellLimit(work, participationId, input);
  }

  @Put('participations/:participationId/limits/:limitId')
  @Needs('limitation', 'update', here)
  @Returns(SavedView)
  correctLimit(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @Param('limitId', { schema: id }) limitId: string,
    @IfMatch() version: number,
    @Body({ schema: LimitEdit }) input: LimitEdit,
  ) {
    return this.statements.correctLimit(work, participationId, limitId, version, input);
  }

  @Post('participations/:participationId/limits/:limitId/confirm')
  @Needs('limitation', 'update', here)
  @ReturnsNothing()
  confirmLimit(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('limitId', { schema: id }) limitId: string) {
    return this.statements.confirm(work, 'limitation', participationId, limitId);
  }

  @Delete('participations/:participationId/limits/:limitId')
  @Needs('limitation', 'delete', here)
  @ReturnsNothing()
  removeLimit(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Param('limitId', { schema: id }) limitId: string) {
    return this.statements.remove(work, 'limitation', participationId, limitId);
  }
}

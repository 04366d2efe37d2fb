import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { InstitutionItemInput, InstitutionList, InstitutionPage } from './institution.contract';
import { InstitutionQuery } from './institution.query';
import { InstitutionService } from './institution.service';

const Uuid = z.uuid();

/** A Region accompanied as an institution: beside the territories, and never counted among them. */
@ApiTags('cohorts')
@Controller()
export class InstitutionController {
  constructor(
    private readonly query: InstitutionQuery,
    private readonly institutions: InstitutionService,
  ) {}

  @Get('cohorts/:cohortId/institutions')
  @Needs('institution_item', 'read', { cohort: 'cohortId' })
  @Returns(InstitutionList)
  listInstitutions(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string) {
    return this.query.list(work, id);
  }

  @Get('participations/:participationId/institution')
  @Needs('institution_item', 'read', { participation: 'participationId' })
  @Returns(InstitutionPage)
  readInstitution(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string) {
    return this.query.read(work, id);
  }

  @Post('participations/:participationId/institution/items')
  @Needs('institution_item', 'create', { participation: 'participationId' })
  @Creates('institution_item')
  addInstitutionItem(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: InstitutionItemInput }) input: InstitutionItemInput) {
    return this.institutions.add(work, id, input);
  }

  @Put('participations/:participationId/institution/items/:institutionItemId')
  @Needs('institution_item', 'update', { participation: 'participationId' })
  @ReturnsNothing()
  changeInstitutionItem(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('institutionItemId', { schema: Uuid }) itemId: string,
    @Body({ schema: InstitutionItemInput }) input: InstitutionItemInput,
  ) {
    return this.institutions.change(work, id, itemId, input);
  }

  @Delete('participations/:participationId/institution/items/:institutionItemId')
  @Needs('institution_item', 'delete', { participation: 'participationId' })
  @ReturnsNothing()
  removeInstitutionItem(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Param('institutionItemId', { schema: Uuid }) itemId: string) {
    return this.institutions.remove(work, id, itemId);
  }
}

import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, SignedIn } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { OrganisationDetails, OrganisationInput, OrganisationPage, OrganisationSearch } from './organisation.contract';
import { OrganisationService } from './organisation.service';
import { membersSheet, organisationsSheet } from './organisation.sheet';

/** Organisations and the other names they are known by. */
@ApiTags('network')
@Controller('organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  /** For whoever is signed in: a link reads the organisations of its page, never the list. */
  @Get()
  @SignedIn()
  @Returns(OrganisationPage)
  @LeavesAs(organisationsSheet)
  listOrganisations(@InWork() work: Work, @Query({ schema: OrganisationSearch }) query: OrganisationSearch) {
    return this.organisations.list(work, query);
  }

  @Post()
  @Needs('organisation', 'create')
  @Creates('organisation')
  createOrganisation(@InWork() work: Work, @Body({ schema: OrganisationInput }) input: OrganisationInput) {
    return this.organisations.create(work, input);
  }

  /** Names are the network's; its people are told to those who may read them. */
  @Get(':organisationId')
  @SignedIn()
  @Returns(OrganisationDetails)
  @LeavesAs(membersSheet)
  readOrganisation(@InWork() work: Work, @Param('organisationId', { schema: z.uuid() }) id: string) {
    return this.organisations.read(work, id);
  }

  @Put(':organisationId')
  @Needs('organisation', 'update', { organisation: 'organisationId' })
  @ReturnsNothing()
  changeOrganisation(
    @InWork() work: Work,
    @Param('organisationId', { schema: z.uuid() }) id: string,
    @Body({ schema: OrganisationInput }) input: OrganisationInput,
  ) {
    return this.organisations.change(work, id, input);
  }
}

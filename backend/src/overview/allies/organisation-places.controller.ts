import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { OrganisationPlaces } from './organisation-places.contract';
import { OrganisationPlacesQuery } from './organisation-places.query';

/** Where an organisation appears, as far as the caller may see. */
@ApiTags('overview')
@Controller('organisations/:organisationId/places')
export class OrganisationPlacesController {
  constructor(private readonly places: OrganisationPlacesQuery) {}

  /** Nothing is told of places that the caller may not read, not even that there are any. */
  @Get()
  @Needs('organisation', 'read')
  @Returns(OrganisationPlaces)
  listOrganisationPlaces(@InWork() work: Work, @Param('organisationId', { schema: z.uuid() }) id: string) {
    return this.places.read(work, id);
  }
}

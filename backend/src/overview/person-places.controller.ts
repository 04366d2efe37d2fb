import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SignedIn } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';
import { PersonPlaces } from './person-places.contract';
import { PersonPlacesQuery } from './person-places.query';

/** Where somebody appears, as far as the caller may see. */
@ApiTags('overview')
@Controller('people/:personId/places')
export class PersonPlacesController {
  constructor(private readonly places: PersonPlacesQuery) {}

  /** Nothing is told of places that the caller may not read, not even that there are any. */
  @Get()
  @SignedIn()
  @Returns(PersonPlaces)
  async listPlaces(@InWork() work: Work, @Param('personId', { schema: z.uuid() }) id: string) {
    return { items: await this.places.read(work, id) };
  }
}

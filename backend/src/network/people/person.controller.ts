import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, SignedIn } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { ContactInput, NewPerson, PersonInput, PersonPage, PersonSearch, PersonView } from './person.contract';
import { PersonQuery } from './person.query';
import { PersonService } from './person.service';
import { peopleSheet } from './person.sheet';

/** The directory; how to reach somebody is a table of its own, under rights of its own. */
@ApiTags('network')
@Controller('people')
export class PersonController {
  constructor(
    private readonly query: PersonQuery,
    private readonly people: PersonService,
  ) {}

  @Get()
  @Needs('person', 'read')
  @Returns(PersonPage)
  @LeavesAs(peopleSheet)
  listPeople(@InWork() work: Work, @Query({ schema: PersonSearch }) query: PersonSearch) {
    return this.query.list(work, query);
  }

  @Post()
  @Needs('person', 'create')
  @Creates('person')
  createPerson(@InWork() work: Work, @Body({ schema: NewPerson }) input: NewPerson) {
    return this.people.create(work, input);
  }

  /** Companions are known by walking together, not by a scope: the query itself says whom one may read. */
  @Get(':personId')
  @SignedIn()
  @Returns(PersonView)
  readPerson(@InWork() work: Work, @Param('personId', { schema: z.uuid() }) id: string) {
    return this.people.read(work, id);
  }

  @Put(':personId')
  @Needs('person', 'update', { person: 'personId' })
  @ReturnsNothing()
  changePerson(@InWork() work: Work, @Param('personId', { schema: z.uuid() }) id: string, @Body({ schema: PersonInput }) input: PersonInput) {
    return this.people.change(work, id, input);
  }

  @Put(':personId/contact')
  @Needs('person_contact', 'update', { person: 'personId' })
  @ReturnsNothing()
  changeContact(@InWork() work: Work, @Param('personId', { schema: z.uuid() }) id: string, @Body({ schema: ContactInput }) input: ContactInput) {
    return this.people.changeContact(work, id, input);
  }
}

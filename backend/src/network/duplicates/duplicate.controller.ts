import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { LikelyOrganisations, LikelyPeople, LikelyPeopleInput, MergeOutcome, OrganisationMergeInput, OrganisationPairs, PersonMergeInput, PersonPairs, ToldApartInput } from './duplicate.contract';
import { DuplicateQuery } from './duplicate.query';
import { organisationPairsSheet, personPairsSheet } from './duplicate.sheet';
import { MergeService } from './merge.service';

const id = z.uuid();
const LikelyOrganisationsInput = z.strictObject({ name: z.string().trim().max(160) }).meta({ id: 'LikelyOrganisationsInput' });

/** What is typed before somebody is added goes in a body: an address in a URL would be written in logs and history. */
@ApiTags('network')
@Controller()
export class DuplicateController {
  constructor(
    private readonly duplicates: DuplicateQuery,
    private readonly merges: MergeService,
  ) {}

  @Post('likely-people')
  @Needs('person', 'create')
  @Returns(LikelyPeople)
  findLikelyPeople(@InWork() work: Work, @Body({ schema: LikelyPeopleInput }) input: LikelyPeopleInput) {
    return this.duplicates.likelyPeople(work, input);
  }

  @Post('likely-organisations')
  @Needs('organisation', 'create')
  @Returns(LikelyOrganisations)
  findLikelyOrganisations(@InWork() work: Work, @Body({ schema: LikelyOrganisationsInput }) { name }: z.infer<typeof LikelyOrganisationsInput>) {
    return this.duplicates.likelyOrganisations(work, name);
  }

  @Get('duplicates/people')
  @Needs('told_apart', 'read')
  @Returns(PersonPairs)
  @LeavesAs(personPairsSheet)
  listDuplicatePeople(@InWork() work: Work) {
    return this.duplicates.peoplePairs(work);
  }

  @Get('duplicates/organisations')
  @Needs('told_apart', 'read')
  @Returns(OrganisationPairs)
  @LeavesAs(organisationPairsSheet)
  listDuplicateOrganisations(@InWork() work: Work) {
    return this.duplicates.organisationPairs(work);
  }

  @Post('duplicates/told-apart')
  @Needs('told_apart', 'create')
  @Creates('told_apart')
  tellApart(@InWork() work: Work, @Body({ schema: ToldApartInput }) input: ToldApartInput) {
    return this.merges.tellApart(work, input);
  }

  @Post('people/:personId/merge/preview')
  @Needs('person_merge', 'create', { person: 'personId' })
  @Returns(MergeOutcome)
  tryMergingPeople(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Body({ schema: PersonMergeInput }) input: PersonMergeInput) {
    return this.merges.tryPeople(work, personId, input);
  }

  @Post('people/:personId/merge')
  @Needs('person_merge', 'create', { person: 'personId' })
  @Returns(MergeOutcome)
  mergePeople(@InWork() work: Work, @Param('personId', { schema: id }) personId: string, @Body({ schema: PersonMergeInput }) input: PersonMergeInput) {
    return this.merges.mergePeople(work, personId, input);
  }

  @Post('organisations/:organisationId/merge/preview')
  @Needs('organisation_merge', 'create', { organisation: 'organisationId' })
  @Returns(MergeOutcome)
  tryMergingOrganisations(@InWork() work: Work, @Param('organisationId', { schema: id }) organisationId: string, @Body({ schema: OrganisationMergeInput }) input: OrganisationMergeInput) {
    return this.merges.tryOrganisations(work, organisationId, input);
  }

  @Post('organisations/:organisationId/merge')
  @Needs('organisation_merge', 'create', { organisation: 'organisationId' })
  @Returns(MergeOutcome)
  mergeOrganisations(@InWork() work: Work, @Param('organisationId', { schema: id }) organisationId: string, @Body({ schema: OrganisationMergeInput }) input: OrganisationMergeInput) {
    return this.merges.mergeOrganisations(work, organisationId, input);
  }
}

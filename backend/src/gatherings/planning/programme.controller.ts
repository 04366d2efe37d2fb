import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns } from '../../platform/http/returns';
import { CollisionsQuery } from './collisions.query';
import { Collisions, CollisionsAsked, Programme, ProgrammeAsked, ProgrammeInput, ProgrammeSources, ShiftAsked, ShiftedProgramme } from './programme.contract';
import { ProgrammeQuery } from './programme.query';
import { ProgrammeService } from './programme.service';

const Uuid = z.uuid();

/** A series of gatherings in one act, or another cohort’s with its dates shifted; what collides is said before a date is set. */
@ApiTags('gatherings')
@Controller('cohorts/:cohortId')
export class ProgrammeController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly pages: ProgrammeQuery,
    private readonly met: CollisionsQuery,
  ) {}

  @Get('programme')
  @Needs('gathering', 'read', { cohort: 'cohortId' })
  @Returns(Programme)
  readProgramme(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Query({ schema: ProgrammeAsked }) asked: z.infer<typeof ProgrammeAsked>) {
    return this.pages.read(work, cohortId, asked);
  }

  @Post('programme')
  @Needs('gathering', 'create', { cohort: 'cohortId' })
  @Creates('gathering')
  createProgramme(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: ProgrammeInput }) input: ProgrammeInput) {
    return this.programmes.create(work, cohortId, input);
  }

  @Get('programme/sources')
  @Needs('gathering', 'create', { cohort: 'cohortId' })
  @Returns(ProgrammeSources)
  listProgrammeSources(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) _cohortId: string) {
    return this.pages.sources(work);
  }

  @Post('programme/shifted')
  @Needs('gathering', 'create', { cohort: 'cohortId' })
  @Returns(ShiftedProgramme)
  previewShiftedProgramme(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) _cohortId: string, @Body({ schema: ShiftAsked }) { sourceCohortId, firstOn }: ShiftAsked) {
    return this.pages.shifted(work, sourceCohortId, firstOn);
  }

  @Post('programme/collisions')
  @Needs('gathering', 'create', { cohort: 'cohortId' })
  @Returns(Collisions)
  findCollisions(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) cohortId: string, @Body({ schema: CollisionsAsked }) asked: CollisionsAsked) {
    return this.met.read(work, cohortId, asked);
  }
}

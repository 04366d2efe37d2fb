import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { ElectionChange, ElectionList } from './election.contract';
import { ElectionService } from './election.service';

/** Elections, which every territory’s calendar begins with. */
@ApiTags('network')
@Controller('elections')
export class ElectionController {
  constructor(private readonly elections: ElectionService) {}

  @Get()
  @Needs('election', 'read')
  @Returns(ElectionList)
  listElections(@InWork() work: Work) {
    return this.elections.list(work);
  }

  @Put(':electionId')
  @Needs('election', 'update', { election: 'electionId' })
  @ReturnsNothing()
  changeElection(@InWork() work: Work, @Param('electionId', { schema: z.uuid() }) id: string, @Body({ schema: ElectionChange }) input: ElectionChange) {
    return this.elections.change(work, id, input);
  }
}

import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { OwnDataView, OwnDetails } from './own-data.contract';
import { OwnDataQuery } from './own-data.query';

/** What the network keeps about whoever asks: read and corrected from one's account, or from a link. */
@ApiTags('own data')
@Controller('own-data')
export class OwnDataController {
  constructor(private readonly own: OwnDataQuery) {}

  /** Everything, by kind, in words. The answer itself is the export. */
  @Get()
  @Needs('own_data', 'read')
  @Returns(OwnDataView)
  readOwnData(@InWork() work: Work) {
    return this.own.read(work);
  }

  @Put()
  @Needs('own_data', 'update')
  @ReturnsNothing()
  correctOwnData(@InWork() work: Work, @Body({ schema: OwnDetails }) input: OwnDetails) {
    return this.own.correct(work, input);
  }
}

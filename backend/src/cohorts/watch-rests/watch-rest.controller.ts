import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { WatchRestInput } from './watch-rest.contract';
import { WatchRests } from './watch-rests.service';

@ApiTags('overview')
@Controller('watch-rests')
export class WatchRestController {
  constructor(private readonly rests: WatchRests) {}

  @Post()
  @Needs('watch_rest', 'create')
  @Creates('watch_rest')
  putWatchLineAside(@InWork() work: Work, @Body({ schema: WatchRestInput }) input: WatchRestInput) {
    return this.rests.putAside(work, input);
  }

  @Delete(':watchRestId')
  @Needs('watch_rest', 'delete', { watch_rest: 'watchRestId' })
  @ReturnsNothing()
  takeWatchLineBack(@InWork() work: Work, @Param('watchRestId', { schema: z.uuid() }) id: string) {
    return this.rests.takeBack(work, id);
  }
}

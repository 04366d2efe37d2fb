import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { HomeView } from './home.contract';
import { HomeQuery } from './home.query';

/** What waits for the caller, all cohorts together. */
@ApiTags('overview')
@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeQuery) {}

  @Get()
  @SignedIn()
  @Returns(HomeView)
  readHome(@InWork() work: Work) {
    return this.home.read(work);
  }
}

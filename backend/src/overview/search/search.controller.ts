import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { FoundView, Sought } from './search.contract';
import { SearchQuery } from './search.query';

/** One box over all that the caller may see, and nothing else. */
@ApiTags('overview')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchQuery) {}

  /** Each finds what they may read elsewhere, and nothing else: the query filters by the caller's own scopes. */
  @Get()
  @SignedIn()
  @Returns(FoundView)
  findAnything(@InWork() work: Work, @Query({ schema: Sought }) sought: Sought) {
    return this.search.find(work, sought);
  }
}

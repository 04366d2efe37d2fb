import { Module } from '@nestjs/common';
import { AlliesModule } from './allies/allies.module';
import { CohortBoardQuery } from './cohort-board.query';
import { CohortPageController } from './cohort-page.controller';
import { CohortPageQuery } from './cohort-page.query';
import { HistoryModule } from './history/history.module';
import { NetworkModule } from '../network/network.module';
import { HomeController } from './home/home.controller';
import { HomeQuery } from './home/home.query';
import { PersonPlacesController } from './person-places.controller';
import { PersonPlacesQuery } from './person-places.query';
import { SearchController } from './search/search.controller';
import { SearchQuery } from './search/search.query';
import { TargetsModule } from './targets/targets.module';
import { TerritoryCardController } from './territory-card.controller';
import { TerritoryCardQuery } from './territory-card.query';

@Module({
  imports: [AlliesModule, HistoryModule, NetworkModule, TargetsModule],
  controllers: [CohortPageController, TerritoryCardController, PersonPlacesController, HomeController, SearchController],
  providers: [CohortBoardQuery, CohortPageQuery, TerritoryCardQuery, PersonPlacesQuery, HomeQuery, SearchQuery],
})
export class OverviewModule {}

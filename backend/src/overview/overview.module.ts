import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module';
import { AlliesModule } from './allies/allies.module';
import { CohortBoardQuery } from './cohort-board.query';
import { CohortPageController } from './cohort-page.controller';
import { CohortPageQuery } from './cohort-page.query';
import { HistoryModule } from './history/history.module';
import { HomeController } from './home/home.controller';
import { HomeQuery } from './home/home.query';
import { OwnDataController } from './own-data/own-data.controller';
import { OwnDataQuery } from './own-data/own-data.query';
import { PersonPlacesController } from './person-places.controller';
import { PersonPlacesQuery } from './person-places.query';
import { SearchController } from './search/search.controller';
import { SearchQuery } from './search/search.query';
import { TargetsModule } from './targets/targets.module';
import { TerritoryCardController } from './territory-card.controller';
import { TerritoryCardQuery } from './territory-card.query';

@Module({
  imports: [AlliesModule, HistoryModule, NetworkModule, TargetsModule],
  controllers: [CohortPageController, TerritoryCardController, PersonPlacesController, HomeController, OwnDataController, SearchController],
  providers: [CohortBoardQuery, CohortPageQuery, TerritoryCardQuery, PersonPlacesQuery, HomeQuery, OwnDataQuery, SearchQuery],
})
export class OverviewModule {}

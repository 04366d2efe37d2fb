import { Module } from '@nestjs/common';
import { AllyListController } from './ally-list.controller';
import { AllyListQuery } from './ally-list.query';
import { AllyShortlistQuery } from './ally-shortlist.query';
import { OrganisationPlacesController } from './organisation-places.controller';
import { OrganisationPlacesQuery } from './organisation-places.query';

@Module({
  controllers: [AllyListController, OrganisationPlacesController],
  providers: [AllyListQuery, AllyShortlistQuery, OrganisationPlacesQuery],
})
export class AlliesModule {}

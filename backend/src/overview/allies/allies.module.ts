import { Module } from '@nestjs/common';
import { OrganisationPlacesController } from './organisation-places.controller';
import { OrganisationPlacesQuery } from './organisation-places.query';

@Module({ controllers: [OrganisationPlacesController], providers: [OrganisationPlacesQuery] })
export class AlliesModule {}

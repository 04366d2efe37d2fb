import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Network } from './network.entity';
import { OfficialList } from './official/official-list.entity';
import { OfficialMembership } from './official/official-membership.entity';
import { OfficialPart } from './official/official-part.entity';
import { OfficialTerritory } from './official/official-territory.entity';
import { OfficialTerritories } from './official/official.service';
import { OrganisationController } from './organisations/organisation.controller';
import { Organisation } from './organisations/organisation.entity';
import { OrganisationService } from './organisations/organisation.service';
import { PersonContact } from './people/person-contact.entity';
import { PersonController } from './people/person.controller';
import { Person } from './people/person.entity';
import { PersonQuery } from './people/person.query';
import { PersonService } from './people/person.service';
import { SettingsController } from './settings/settings.controller';
import { TerritoryController } from './territories/territory.controller';
import { Territory } from './territories/territory.entity';
import { TerritoryService } from './territories/territory.service';

@Module({
  imports: [TypeOrmModule.forFeature([Network, OfficialList, OfficialMembership, OfficialPart, OfficialTerritory, Organisation, Person, PersonContact, Territory])],
  controllers: [PersonController, OrganisationController, TerritoryController, SettingsController],
  providers: [PersonQuery, PersonService, OrganisationService, OfficialTerritories, TerritoryService],
  exports: [OfficialTerritories, OrganisationService, PersonService, TerritoryService],
})
export class NetworkModule {}

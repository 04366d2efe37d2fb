import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Network } from './network.entity';
import { OrganisationController } from './organisations/organisation.controller';
import { Organisation } from './organisations/organisation.entity';
import { OrganisationService } from './organisations/organisation.service';
import { PersonContact } from './people/person-contact.entity';
import { PersonController } from './people/person.controller';
import { Person } from './people/person.entity';
import { PersonQuery } from './people/person.query';
import { PersonService } from './people/person.service';
import { SettingsController } from './settings/settings.controller';
import { OfficialLists } from './territories/official-lists';
import { TerritoryController } from './territories/territory.controller';
import { Territory } from './territories/territory.entity';
import { TerritoryService } from './territories/territory.service';

@Module({
  imports: [TypeOrmModule.forFeature([Network, Organisation, Person, PersonContact, Territory])],
  controllers: [PersonController, OrganisationController, TerritoryController, SettingsController],
  providers: [PersonQuery, PersonService, OrganisationService, OfficialLists, TerritoryService],
  exports: [PersonService],
})
export class NetworkModule {}

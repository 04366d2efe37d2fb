import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllyController } from './allies/ally.controller';
import { AllyProfile } from './allies/ally-profile.entity';
import { AllyService } from './allies/ally.service';
import { AllyTraining } from './allies/ally-training.entity';
import { DuplicateController } from './duplicates/duplicate.controller';
import { DuplicateQuery } from './duplicates/duplicate.query';
import { MergedRecord } from './duplicates/merged-record.entity';
import { MergeService } from './duplicates/merge.service';
import { ToldApart } from './duplicates/told-apart.entity';
import { Network } from './network.entity';
import { OfficialList } from './official/official-list.entity';
import { OfficialMembership } from './official/official-membership.entity';
import { OfficialPart } from './official/official-part.entity';
import { OfficialTerritory } from './official/official-territory.entity';
import { OfficialTerritories } from './official/official.service';
import { OrganisationController } from './organisations/organisation.controller';
import { Organisation } from './organisations/organisation.entity';
import { OrganisationService } from './organisations/organisation.service';
import { CallAgreement } from './people/call-agreement.entity';
import { PersonContact } from './people/person-contact.entity';
import { PersonController } from './people/person.controller';
import { Person } from './people/person.entity';
import { PersonPageQuery } from './people/person-page.query';
import { PersonQuery } from './people/person.query';
import { PersonRoleController } from './people/person-role.controller';
import { PersonRole } from './people/person-role.entity';
import { PersonRoleService } from './people/person-role.service';
import { PersonService } from './people/person.service';
import { RoleUpkeep } from './people/role-upkeep';
import { SettingsController } from './settings/settings.controller';
import { TerritoryController } from './territories/territory.controller';
import { Territory } from './territories/territory.entity';
import { TerritoryService } from './territories/territory.service';

@Module({
  imports: [TypeOrmModule.forFeature([Network, OfficialList, OfficialMembership, OfficialPart, OfficialTerritory, Organisation, Person, PersonContact, PersonRole, CallAgreement, AllyProfile, AllyTraining, ToldApart, MergedRecord, Territory])],
  controllers: [DuplicateController, PersonController, PersonRoleController, AllyController, OrganisationController, TerritoryController, SettingsController],
  providers: [PersonQuery, PersonPageQuery, PersonService, PersonRoleService, RoleUpkeep, AllyService, DuplicateQuery, MergeService, OrganisationService, OfficialTerritories, TerritoryService],
  exports: [AllyService, OfficialTerritories, OrganisationService, PersonRoleService, PersonService, TerritoryService],
})
export class NetworkModule {}

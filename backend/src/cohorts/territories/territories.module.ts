import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../behalf/behalf.module';
import { CohortsModule } from '../cohorts.module';
import { InstitutionItem } from '../institution/institution-item.entity';
import { InstitutionController } from '../institution/institution.controller';
import { InstitutionQuery } from '../institution/institution.query';
import { InstitutionService } from '../institution/institution.service';
import { MandatesController } from '../mandates/mandates.controller';
import { MandatesQuery } from '../mandates/mandates.query';
import { MandatesService } from '../mandates/mandates.service';
import { BusyPeriodController } from './busy-period.controller';
import { BusyPeriod } from './busy-period.entity';
import { BusyPeriodQuery } from './busy-period.query';
import { BusyPeriodService } from './busy-period.service';
import { TerritoryMerge } from './territory-merge.entity';
import { TerritoryMergeService } from './territory-merge.service';
import { TerritoryRecordController } from './territory-record.controller';
import { TerritoryRecordQuery } from './territory-record.query';

/** What becomes of territories: their cards and merges, their calendar, their mandates, the institutions beside them. */
@Module({
  imports: [BehalfModule, CohortsModule, TypeOrmModule.forFeature([BusyPeriod, InstitutionItem, TerritoryMerge])],
  controllers: [BusyPeriodController, InstitutionController, MandatesController, TerritoryRecordController],
  providers: [BusyPeriodQuery, BusyPeriodService, InstitutionQuery, InstitutionService, MandatesQuery, MandatesService, TerritoryMergeService, TerritoryRecordQuery],
  exports: [BusyPeriodService],
})
export class TerritoriesModule {}

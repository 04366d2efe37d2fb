import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../../network/network.module';
import { CohortsModule } from '../cohorts.module';
import { ImportAnalysis } from './import-analysis.service';
import { ImportApplication } from './import-application.service';
import { ImportBatch } from './import-batch.entity';
import { ImportController } from './import.controller';
import { ImportGround } from './import-ground.query';
import { ImportListQuery } from './import-list.query';
import { ImportRow } from './import-row.entity';
import { ImportService } from './import.service';
import { ImportUndo } from './import-undo.service';
import { ImportUpkeep } from './import-upkeep';
import { TableReader } from './reading/table-reader';

@Module({
  imports: [NetworkModule, CohortsModule, TypeOrmModule.forFeature([ImportBatch, ImportRow])],
  controllers: [ImportController],
  providers: [TableReader, ImportGround, ImportAnalysis, ImportService, ImportListQuery, ImportApplication, ImportUndo, ImportUpkeep],
})
export class ImportsModule {}

import { Module } from '@nestjs/common';
import { CohortsModule } from '../../cohorts/cohorts.module';
import { TerritoriesModule } from '../../cohorts/territories/territories.module';
import { EvaluationModule } from '../../evaluation/evaluation.module';
import { GatheringsModule } from '../../gatherings/gatherings.module';
import { NetworkModule } from '../../network/network.module';
import { ProjectsModule } from '../../projects/projects.module';
import { HistoryController } from './history.controller';
import { HistoryQuery } from './history.query';
import { RestoreService } from './restore.service';

@Module({
  imports: [NetworkModule, CohortsModule, TerritoriesModule, GatheringsModule, ProjectsModule, EvaluationModule],
  controllers: [HistoryController],
  providers: [HistoryQuery, RestoreService],
})
export class HistoryModule {}

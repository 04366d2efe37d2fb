import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PublicationService } from './publication.service';
import { ReportController } from './report.controller';
import { TerritoryDraftQuery } from './territory-draft.query';
import { TerritoryPage } from './territory-page.entity';

@Module({
  imports: [TypeOrmModule.forFeature([TerritoryPage])],
  controllers: [ReportController],
  providers: [TerritoryDraftQuery, PublicationService],
})
export class ReportsModule {}

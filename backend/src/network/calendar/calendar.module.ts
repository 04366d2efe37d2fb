import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TerritoryMembership } from '../territories/territory-membership.entity';
import { ElectionController } from './election.controller';
import { Election } from './election.entity';
import { ElectionService } from './election.service';

/** What all territories share beside the directory: the electoral calendar, and who belongs to whom. */
@Module({
  imports: [TypeOrmModule.forFeature([Election, TerritoryMembership])],
  controllers: [ElectionController],
  providers: [ElectionService],
})
export class CalendarModule {}

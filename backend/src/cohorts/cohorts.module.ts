import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network/network.module';
import { AvailabilityModule } from './availability/availability.module';
import { CohortController } from './cohort.controller';
import { Cohort } from './cohort.entity';
import { CohortPartner } from './cohort-partner.entity';
import { CohortPhase } from './cohort-phase.entity';
import { CohortQuery } from './cohort.query';
import { CohortService } from './cohort.service';
import { Delegate } from './delegation/delegate.entity';
import { DelegationController } from './delegation/delegation.controller';
import { Delegation } from './delegation/delegation.entity';
import { DelegationQuery } from './delegation/delegation.query';
import { DelegationService } from './delegation/delegation.service';
import { TeamController } from './delegation/team.controller';
import { TeamService } from './delegation/team.service';
import { ParticipationStage } from './participations/participation-stage.entity';
import { ParticipationController } from './participations/participation.controller';
import { Participation } from './participations/participation.entity';
import { ParticipationService } from './participations/participation.service';
import { RecruitingModule } from './recruiting/recruiting.module';
import { SavedViewController } from './saved-views/saved-view.controller';
import { SavedView } from './saved-views/saved-view.entity';
import { SavedViewService } from './saved-views/saved-view.service';
import { WatchRestController } from './watch-rests/watch-rest.controller';
import { WatchRest } from './watch-rests/watch-rest.entity';
import { WatchRests } from './watch-rests/watch-rests.service';
import { QuestionController } from './questions/question.controller';
import { Question } from './questions/question.entity';
import { QuestionQuery } from './questions/question.query';
import { QuestionService } from './questions/question.service';

@Module({
  imports: [AvailabilityModule, NetworkModule, RecruitingModule, TypeOrmModule.forFeature([Question, Cohort, CohortPhase, CohortPartner, Participation, ParticipationStage, Delegation, Delegate, SavedView, WatchRest])],
  controllers: [QuestionController, CohortController, ParticipationController, DelegationController, TeamController, SavedViewController, WatchRestController],
  providers: [QuestionQuery, QuestionService, CohortQuery, CohortService, ParticipationService, DelegationQuery, DelegationService, TeamService, SavedViewService, WatchRests],
  exports: [CohortService, DelegationService, ParticipationService],
})
export class CohortsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiagnosticController } from './diagnostic.controller';
import { Diagnostic } from './diagnostic.entity';
import { DiagnosticQuery } from './diagnostic.query';
import { DiagnosticService } from './diagnostic.service';
import { FindingController } from './finding.controller';
import { Finding } from './finding.entity';
import { FindingService } from './finding.service';
import { InterviewPlan } from './interview-plan.entity';
import { CorpusController } from './interviews/corpus.controller';
import { CorpusQuery } from './interviews/corpus.query';
import { Excerpt } from './interviews/excerpt.entity';
import { InterviewController } from './interviews/interview.controller';
import { Interview } from './interviews/interview.entity';
import { InterviewListQuery } from './interviews/interview-list.query';
import { InterviewPageQuery } from './interviews/interview-page.query';
import { InterviewService } from './interviews/interview.service';
import { InterviewVault } from './interviews/interview-vault.service';
import { Interviewee } from './interviews/interviewee.entity';
import { Interviewees } from './interviews/interviewees.service';
import { MatrixQuery } from './interviews/matrix.query';
import { Passages } from './interviews/passages.service';
import { DiagnosticSearch } from './interviews/search.query';
import { DiagnosticTeam } from './team.service';
import { Theme } from './theme.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Theme, Diagnostic, InterviewPlan, Interview, Interviewee, Excerpt, Finding])],
  controllers: [DiagnosticController, FindingController, CorpusController, InterviewController],
  providers: [
    DiagnosticQuery,
    DiagnosticService,
    DiagnosticTeam,
    FindingService,
    InterviewVault,
    InterviewService,
    Interviewees,
    Passages,
    InterviewListQuery,
    InterviewPageQuery,
    MatrixQuery,
    CorpusQuery,
    DiagnosticSearch,
  ],
  exports: [DiagnosticQuery, FindingService],
})
export class DiagnosticsModule {}

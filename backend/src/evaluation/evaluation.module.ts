import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../cohorts/behalf/behalf.module';
import { MailTemplates } from '../platform/mail/mail-templates';
import { ProjectsModule } from '../projects/projects.module';
import { CohortEffectsQuery } from './cohort-effects.query';
import { Effect } from './effect.entity';
import { EffectsPageQuery } from './effects-page.query';
import { EvaluationController } from './evaluation.controller';
import { Limitation } from './limitation.entity';
import { StatementService } from './statement.service';
import { ViewpointController } from './viewpoint.controller';
import { Viewpoint } from './viewpoint.entity';
import { ViewpointService } from './viewpoint.service';
import { evaluationLetters } from './evaluation.letters';

@Module({
  imports: [TypeOrmModule.forFeature([Effect, Limitation, Viewpoint]), ProjectsModule, BehalfModule],
  controllers: [EvaluationController, ViewpointController],
  exports: [StatementService],
  providers: [StatementService, ViewpointService, EffectsPageQuery, CohortEffectsQuery],
})
export class EvaluationModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.words(evaluationLetters);
  }
}

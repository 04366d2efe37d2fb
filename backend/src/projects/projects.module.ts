import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../cohorts/behalf/behalf.module';
import { IdentityModule } from '../identity/identity.module';
import { MailTemplates } from '../platform/mail/mail-templates';
import { AskingService } from './asking.service';
import { NewsController } from './news.controller';
import { News } from './news.entity';
import { NewsService } from './news.service';
import { NoteService } from './note.service';
import { PilotProject } from './pilot-project.entity';
import { ProjectAnswer } from './project-answer.entity';
import { ProjectController } from './project.controller';
import { ProjectListQuery } from './project-list.query';
import { ProjectNote } from './project-note.entity';
import { ProjectPageQuery } from './project-page.query';
import { ProjectService } from './project.service';
import { SupportAssignment } from './support-assignment.entity';
import { SupportController } from './support.controller';
import { SupportDay } from './support-day.entity';
import { SupportService } from './support.service';
import { projectLetters } from './project.letters';

@Module({
  imports: [TypeOrmModule.forFeature([PilotProject, ProjectAnswer, ProjectNote, SupportAssignment, SupportDay, News]), IdentityModule, BehalfModule],
  controllers: [ProjectController, SupportController, NewsController],
  providers: [ProjectService, NoteService, SupportService, NewsService, AskingService, ProjectPageQuery, ProjectListQuery],
  exports: [AskingService, NewsService, NoteService, ProjectService],
})
export class ProjectsModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.words(projectLetters);
  }
}

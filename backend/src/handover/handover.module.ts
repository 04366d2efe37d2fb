import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../cohorts/behalf/behalf.module';
import { CohortsModule } from '../cohorts/cohorts.module';
import { GatheringsModule } from '../gatherings/gatherings.module';
import { IdentityModule } from '../identity/identity.module';
import { MailTemplates } from '../platform/mail/mail-templates';
import { CarriedQuery } from './carried.query';
import { HandoverController } from './handover.controller';
import { Handover } from './handover.entity';
import { HandoverItem } from './handover-item.entity';
import { fixedHandoverLetters, handoverLetters } from './handover.letters';
import { HandoverService } from './handover.service';
import { StoryController } from './story.controller';
import { StoryMail } from './story-mail.service';
import { StoryQuery } from './story.query';

@Module({
  imports: [TypeOrmModule.forFeature([Handover, HandoverItem]), BehalfModule, CohortsModule, GatheringsModule, IdentityModule],
  controllers: [HandoverController, StoryController],
  providers: [CarriedQuery, HandoverService, StoryMail, StoryQuery],
})
export class HandoverModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.words(handoverLetters);
    templates.keep(fixedHandoverLetters);
  }
}

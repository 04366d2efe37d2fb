import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../cohorts/behalf/behalf.module';
import { IdentityModule } from '../identity/identity.module';
import { MailTemplates } from '../platform/mail/mail-templates';
import { AttendanceController } from './attendance.controller';
import { Attendance } from './attendance.entity';
import { AttendanceService } from './attendance.service';
import { GatheringController } from './gathering.controller';
import { GatheringHalfDay } from './gathering-half-day.entity';
import { Gathering } from './gathering.entity';
import { GatheringListQuery } from './gathering-list.query';
import { GatheringPageQuery } from './gathering-page.query';
import { GatheringService } from './gathering.service';
import { InvitationController } from './invitation.controller';
import { InvitationService } from './invitation.service';
import { InviteeQuery } from './invitee.query';
import { LetterPreview } from './letter-preview';
import { RegistrationController } from './registration.controller';
import { Registration } from './registration.entity';
import { RegistrationService } from './registration.service';
import { ResourceController } from './resource.controller';
import { Resource } from './resource.entity';
import { ResourceService } from './resource.service';

@Module({
  imports: [IdentityModule, BehalfModule, TypeOrmModule.forFeature([Gathering, GatheringHalfDay, Registration, Attendance, Resource])],
  controllers: [GatheringController, InvitationController, RegistrationController, AttendanceController, ResourceController],
  exports: [GatheringService, InvitationService, RegistrationService],
  providers: [GatheringService, GatheringListQuery, GatheringPageQuery, InvitationService, InviteeQuery, LetterPreview, RegistrationService, AttendanceService, ResourceService],
})
export class GatheringsModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
  }
}

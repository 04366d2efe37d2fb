import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../cohorts/behalf/behalf.module';
import { IdentityModule } from '../identity/identity.module';
import { MailTemplates } from '../platform/mail/mail-templates';
import { answersControllers, answersEntities, answersProviders } from './answers';
import { NetworkModule } from '../network/network.module';
import { afterwardsControllers, afterwardsEntities, afterwardsProviders } from './afterwards/afterwards.parts';
import { afterwardsLetters } from './afterwards/afterwards.letters';
import { fixedGatheringLetters, gatheringLetters } from './gathering.letters';
import { GatheringController } from './gathering.controller';
import { GatheringHalfDay } from './gathering-half-day.entity';
import { Gathering } from './gathering.entity';
import { GatheringListQuery } from './gathering-list.query';
import { GatheringPageQuery } from './gathering-page.query';
import { GatheringService } from './gathering.service';
import { Audiences } from './inviting/audience.service';
import { InvitationService } from './inviting/invitation.service';
import { invitingControllers, invitingEntities, invitingProviders } from './inviting/inviting.parts';
import { planningControllers, planningEntities, planningProviders } from './planning/planning.parts';
import { presenceControllers, presenceEntities, presenceProviders } from './presence/presence.parts';
import { proofControllers, proofEntities, proofProviders } from './proof/proof.parts';
import { RegistrationController } from './registration.controller';
import { Registration } from './registration.entity';
import { RegistrationService } from './registration.service';

@Module({
  imports: [IdentityModule, NetworkModule, BehalfModule, TypeOrmModule.forFeature([Gathering, GatheringHalfDay, Registration, ...afterwardsEntities, ...invitingEntities, ...planningEntities, ...presenceEntities, ...answersEntities, ...proofEntities])],
  controllers: [GatheringController, ...invitingControllers, RegistrationController, ...afterwardsControllers, ...planningControllers, ...presenceControllers, ...answersControllers, ...proofControllers],
  exports: [Audiences, GatheringService, InvitationService, RegistrationService],
  providers: [GatheringService, GatheringListQuery, GatheringPageQuery, ...invitingProviders, RegistrationService, ...afterwardsProviders, ...planningProviders, ...presenceProviders, ...answersProviders, ...proofProviders],
})
export class GatheringsModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'afterwards', 'mail'));
    templates.add(join(__dirname, 'mail'), {}, { 'calendar-address': { path: '/agenda', kind: 'calendar' } });
    templates.words([...gatheringLetters, ...afterwardsLetters]);
    templates.keep(fixedGatheringLetters);
  }
}

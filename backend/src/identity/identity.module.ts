import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailTemplates } from '../platform/mail/mail-templates';
import { accountLetters, fixedAccountLetters } from './account.letters';
import { AccountController } from './accounts/account.controller';
import { AccountQuery } from './accounts/account.query';
import { AccountService } from './accounts/account.service';
import { AuditController } from './audit/audit.controller';
import { AuditQuery } from './audit/audit.query';
import { AuthController } from './auth.controller';
import { DataRequestController } from './data-requests/data-request.controller';
import { DataRequest } from './data-requests/data-request.entity';
import { DataRequestQuery } from './data-requests/data-request.query';
import { DataRequestService } from './data-requests/data-request.service';
import { HatController } from './hats/hat.controller';
import { HatQuery } from './hats/hat.query';
import { HatService } from './hats/hat.service';
import { LinkController } from './link.controller';
import { MailChoiceController } from './mail-choices/mail-choice.controller';
import { MailChoices } from './mail-choices/mail-choices.service';
import { MailRefusal } from './mail-choices/mail-refusal.entity';
import { MailTextController } from './mail-texts/mail-text.controller';
import { MailTexts } from './mail-texts/mail-texts.service';
import { MailText } from './mail-texts/mail-text.entity';
import { MeQuery } from './me.query';
import { OidcController } from './oidc/oidc.controller';
import { OrganisationSignIn } from './oidc/organisation-sign-in.service';
import { OidcProvider } from './oidc/provider';
import { HeldLetters } from './outbox/held-letters.service';
import { OutboxController } from './outbox/outbox.controller';
import { OutboxQuery } from './outbox/outbox.query';
import { OutboxService } from './outbox/outbox.service';
import { PersonalLinks } from './personal-links.service';
import { SecondFactor } from './second-factor.service';
import { SignInService } from './sign-in.service';

@Module({
  imports: [TypeOrmModule.forFeature([DataRequest, MailRefusal, MailText])],
  controllers: [AuthController, OidcController, LinkController, AccountController, HatController, OutboxController, AuditController, DataRequestController, MailChoiceController, MailTextController],
  providers: [SignInService, OidcProvider, OrganisationSignIn, SecondFactor, MeQuery, PersonalLinks, AccountQuery, AccountService, HatQuery, HatService, HeldLetters, OutboxQuery, OutboxService, AuditQuery, DataRequestQuery, DataRequestService, MailChoices, MailTexts],
  exports: [HeldLetters, SignInService, PersonalLinks],
})
export class IdentityModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'), {
      'account-sign-in': '/connexion/lien',
      'account-invitation': '/invitation-compte',
      'account-reset': '/mot-de-passe',
    });
    templates.words(accountLetters);
    templates.keep(fixedAccountLetters);
  }
}

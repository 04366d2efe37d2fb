import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { MailTemplates } from '../platform/mail/mail-templates';
import { AuthController } from './auth.controller';
import { LinkController } from './link.controller';
import { MeQuery } from './me.query';
import { PersonalLinks } from './personal-links.service';
import { SecondFactor } from './second-factor.service';
import { SignInService } from './sign-in.service';

@Module({
  controllers: [AuthController, LinkController],
  providers: [SignInService, SecondFactor, MeQuery, PersonalLinks],
  exports: [SignInService, PersonalLinks],
})
export class IdentityModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'), {
      'account-sign-in': '/connexion/lien',
      'account-invitation': '/invitation-compte',
      'account-reset': '/mot-de-passe',
    });
  }
}

import { Module } from '@nestjs/common';
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
export class IdentityModule {}

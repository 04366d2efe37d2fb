import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../../identity/identity.module';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { AvailabilityAnswer } from './availability-answer.entity';
import { AvailabilityController } from './availability.controller';
import { availabilityLetters } from './availability.letters';
import { AvailabilityQuery } from './availability.query';
import { AvailabilityRequest } from './availability-request.entity';
import { AvailabilityService } from './availability.service';

@Module({
  imports: [TypeOrmModule.forFeature([AvailabilityRequest, AvailabilityAnswer]), IdentityModule],
  controllers: [AvailabilityController],
  providers: [AvailabilityQuery, AvailabilityService],
})
export class AvailabilityModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.words(availabilityLetters);
  }
}

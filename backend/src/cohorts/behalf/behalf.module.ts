import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../../identity/identity.module';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { ActsController } from '../acts/acts.controller';
import { MayorActs } from '../acts/mayor-acts.service';
import { BehalfService } from './behalf.service';
import { Confirmation } from './confirmation.entity';
import { OwnStatements } from './own-statements.service';
import { StatementController } from './statement.controller';
import { StatementLetters } from './statement-letters.service';
import { StatementQuery } from './statement.query';
import { TeamPlaceSpeech } from './team-place.service';

/** « Pour le compte de », the answer in one touch, and the count of what a mayor is asked. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Confirmation])],
  controllers: [StatementController, ActsController],
  providers: [BehalfService, StatementLetters, OwnStatements, StatementQuery, MayorActs, TeamPlaceSpeech],
  exports: [BehalfService, MayorActs],
})
export class BehalfModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.keep([{ template: 'statement-letter', label: 'Écrit en votre nom', why: 'demande un accord : les mêmes mots pour chacun' }]);
  }
}

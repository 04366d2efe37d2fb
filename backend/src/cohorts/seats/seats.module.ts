import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../../network/network.module';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { CohortsModule } from '../cohorts.module';
import { SeatOfferController } from './seat-offer.controller';
import { SeatOffer } from './seat-offer.entity';
import { SeatOfferService } from './seat-offer.service';
import { SeatsPlanQuery } from './seats-plan.query';

/** What is done for the seats that stay empty. */
@Module({
  imports: [NetworkModule, CohortsModule, TypeOrmModule.forFeature([SeatOffer])],
  controllers: [SeatOfferController],
  providers: [SeatsPlanQuery, SeatOfferService],
})
export class SeatsModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.keep([{ template: 'seat-offer', label: 'Proposition d’une place', why: 's’écrit en entier avant de partir' }]);
  }
}

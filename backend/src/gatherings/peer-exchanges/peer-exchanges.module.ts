import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../../identity/identity.module';
import { PeerBoard } from './peer-board.entity';
import { PeerBoardQuery } from './peer-board.query';
import { PeerBoardService } from './peer-board.service';
import { PeerCard } from './peer-card.entity';
import { PeerCardController } from './peer-card.controller';
import { PeerCardService } from './peer-card.service';
import { PeerEntry } from './peer-entry.entity';
import { PeerEntryController } from './peer-entry.controller';
import { PeerEntryService } from './peer-entry.service';
import { PeerExchangeController } from './peer-exchange.controller';
import { PeerPhoto } from './peer-photo.entity';
import { PeerUpkeep } from './peer-upkeep';
import { SharedCardsQuery } from './shared-cards.query';

@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([PeerBoard, PeerCard, PeerEntry, PeerPhoto])],
  controllers: [PeerExchangeController, PeerCardController, PeerEntryController],
  providers: [PeerBoardQuery, PeerBoardService, PeerCardService, PeerEntryService, PeerUpkeep, SharedCardsQuery],
})
export class PeerExchangesModule {}

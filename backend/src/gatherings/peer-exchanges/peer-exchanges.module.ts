import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../../identity/identity.module';
import { PeerBoard } from './peer-board.entity';
import { PeerBoardQuery } from './peer-board.query';
import { PeerBoardService } from './peer-board.service';
import { PeerCard } from './peer-card.entity';
import { PeerCardController } from './peer-card.controller';
import { PeerCardService } from './peer-card.service';
import { PeerExchangeController } from './peer-exchange.controller';
import { PeerPhoto } from './peer-photo.entity';
import { SharedCardsQuery } from './shared-cards.query';

@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([PeerBoard, PeerCard, PeerPhoto])],
  controllers: [PeerExchangeController, PeerCardController],
  providers: [PeerBoardQuery, PeerBoardService, PeerCardService, SharedCardsQuery],
})
export class PeerExchangesModule {}

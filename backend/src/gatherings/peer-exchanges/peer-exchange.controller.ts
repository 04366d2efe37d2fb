import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch } from '../../platform/http/version';
import { LeavesAs } from '../../platform/sheets/sheet';
import { PeerBoardQuery } from './peer-board.query';
import { PeerBoardService } from './peer-board.service';
import { PeerBoardInput, PeerBoardsInput, PeerExchangeView, PeerLinksSent, SharedCards, SharedCardsAsked } from './peer-exchange.contract';
import { sharedCardsSheet } from './shared-cards.sheet';
import { SharedCardsQuery } from './shared-cards.query';

const Uuid = z.uuid();

/** Around the rooms: who keeps which board, and what left them. */
@ApiTags('gatherings')
@Controller()
export class PeerExchangeController {
  constructor(
    private readonly boards: PeerBoardQuery,
    private readonly service: PeerBoardService,
    private readonly shared: SharedCardsQuery,
  ) {}

  /** Numbers alone, of the boards that the reader organises or keeps. */
  @Get('gatherings/:gatheringId/peer-boards')
  @Needs('gathering', 'read', { gathering: 'gatheringId' })
  @Returns(PeerExchangeView)
  listPeerBoards(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) id: string) {
    return this.boards.ofGathering(work, id);
  }

  @Put('gatherings/:gatheringId/peer-boards')
  @Needs('peer_board', 'create', { gathering: 'gatheringId' })
  @ReturnsNothing()
  preparePeerBoards(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) id: string, @Body({ schema: PeerBoardsInput }) input: PeerBoardsInput) {
    return this.service.prepare(work, id, input);
  }

  @Put('peer-boards/:peerBoardId')
  @Needs('peer_board', 'update', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  changePeerBoard(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) id: string, @IfMatch() version: number, @Body({ schema: PeerBoardInput }) input: PeerBoardInput) {
    return this.service.change(work, id, version, input);
  }

  /** To the scribe, and to the group when telephones are let in: each their own link. */
  @Post('peer-boards/:peerBoardId/links')
  @Needs('peer_board', 'update', { peer_board: 'peerBoardId' })
  @Returns(PeerLinksSent)
  sendPeerBoardLinks(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) id: string) {
    return this.service.send(work, id);
  }

  @Get('shared-peer-cards')
  @Needs('shared_peer_card', 'read')
  @Returns(SharedCards)
  @LeavesAs(sharedCardsSheet)
  listSharedPeerCards(@InWork() work: Work, @Query({ schema: SharedCardsAsked }) asked: SharedCardsAsked) {
    return this.shared.read(work, asked);
  }
}

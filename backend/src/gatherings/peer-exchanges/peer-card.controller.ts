import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import type { Upload } from '../../platform/files/files.service';
import { Received, Receives } from '../../platform/files/receives';
import { SendsFile } from '../../platform/files/sends-file';
import { InWork } from '../../platform/http/request-work';
import { CreatedView, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch } from '../../platform/http/version';
import { PeerBoardQuery } from './peer-board.query';
import { PeerCardService } from './peer-card.service';
import { PeerBoardView, PeerCardInput, PeerCardSharing, PeerCardWords, PeerDoorView, PeerPhotoUpload } from './peer-exchange.contract';

const Uuid = z.uuid();

/** In the room: what the group alone reads and writes. */
@ApiTags('gatherings')
@Controller('peer-boards/:peerBoardId')
export class PeerCardController {
  constructor(
    private readonly boards: PeerBoardQuery,
    private readonly cards: PeerCardService,
  ) {}

  @Get()
  @Needs('peer_card', 'read', { peer_board: 'peerBoardId' })
  @Returns(PeerBoardView)
  readPeerBoard(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) id: string) {
    return this.boards.one(work, id);
  }

  /** Who keeps a board that is closed to one's link, and why it is. */
  @Get('door')
  @Needs('peer_board', 'read', { peer_board: 'peerBoardId' })
  @Returns(PeerDoorView)
  readPeerDoor(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) id: string) {
    return this.boards.door(work, id);
  }

  /** The id is made by whoever types, so that a card sent twice is one card. */
  @Put('cards/:peerCardId')
  @Needs('peer_card', 'create', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  addPeerCard(
    @InWork() work: Work,
    @Param('peerBoardId', { schema: Uuid }) boardId: string,
    @Param('peerCardId', { schema: Uuid }) id: string,
    @Body({ schema: PeerCardInput }) input: PeerCardInput,
  ) {
    return this.cards.add(work, boardId, id, input);
  }

  @Put('cards/:peerCardId/words')
  @Needs('peer_card', 'update', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  rewordPeerCard(
    @InWork() work: Work,
    @Param('peerBoardId', { schema: Uuid }) boardId: string,
    @Param('peerCardId', { schema: Uuid }) id: string,
    @IfMatch() version: number,
    @Body({ schema: PeerCardWords }) { words }: z.infer<typeof PeerCardWords>,
  ) {
    return this.cards.reword(work, boardId, id, version, words);
  }

  @Put('cards/:peerCardId/sharing')
  @Needs('peer_card', 'update', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  sharePeerCard(
    @InWork() work: Work,
    @Param('peerBoardId', { schema: Uuid }) boardId: string,
    @Param('peerCardId', { schema: Uuid }) id: string,
    @Body({ schema: PeerCardSharing }) { shared }: z.infer<typeof PeerCardSharing>,
  ) {
    return this.cards.share(work, boardId, id, shared);
  }

  @Delete('cards/:peerCardId')
  @Needs('peer_card', 'delete', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  removePeerCard(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) boardId: string, @Param('peerCardId', { schema: Uuid }) id: string) {
    return this.cards.remove(work, boardId, id);
  }

  @Post('photos')
  @Needs('peer_card', 'create', { peer_board: 'peerBoardId' })
  @Receives('picture')
  @Returns(CreatedView, 201)
  addPeerPhoto(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) boardId: string, @Query({ schema: PeerPhotoUpload }) _named: z.infer<typeof PeerPhotoUpload>, @Received() file: Upload) {
    return this.cards.addPhoto(work, boardId, file);
  }

  @Get('photos/:peerPhotoId')
  @Needs('peer_card', 'read', { peer_board: 'peerBoardId' })
  @SendsFile()
  readPeerPhoto(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) boardId: string, @Param('peerPhotoId', { schema: Uuid }) id: string) {
    return this.cards.photo(work, boardId, id);
  }

  @Delete('photos/:peerPhotoId')
  @Needs('peer_card', 'delete', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  removePeerPhoto(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) boardId: string, @Param('peerPhotoId', { schema: Uuid }) id: string) {
    return this.cards.removePhoto(work, boardId, id);
  }
}

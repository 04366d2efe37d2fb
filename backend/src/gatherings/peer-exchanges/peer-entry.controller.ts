import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { PeerEntryService } from './peer-entry.service';
import { PeerEntryAnswer, PeerEntryInput } from './peer-exchange.contract';

const Uuid = z.uuid();

@ApiTags('gatherings')
@Controller('peer-boards/:peerBoardId/entries')
export class PeerEntryController {
  constructor(private readonly entries: PeerEntryService) {}

  /** Asks the group of a board that has begun. */
  @Post()
  @Needs('peer_entry', 'create', { peer_board: 'peerBoardId' })
  @Creates('peer_entry')
  askPeerEntry(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) boardId: string, @Body({ schema: PeerEntryInput }) input: PeerEntryInput) {
    return this.entries.ask(work, boardId, input);
  }

  @Delete(':peerEntryId')
  @Needs('peer_entry', 'delete', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  takeBackPeerEntry(@InWork() work: Work, @Param('peerBoardId', { schema: Uuid }) boardId: string, @Param('peerEntryId', { schema: Uuid }) id: string) {
    return this.entries.takeBack(work, boardId, id);
  }

  /** In the room: yes or no. */
  @Put(':peerEntryId/answer')
  @Needs('peer_card', 'update', { peer_board: 'peerBoardId' })
  @ReturnsNothing()
  answerPeerEntry(
    @InWork() work: Work,
    @Param('peerBoardId', { schema: Uuid }) boardId: string,
    @Param('peerEntryId', { schema: Uuid }) id: string,
    @Body({ schema: PeerEntryAnswer }) { agreed }: z.infer<typeof PeerEntryAnswer>,
  ) {
    return this.entries.answer(work, boardId, id, agreed);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import { HeldLetters } from '../../identity/outbox/outbox.contract';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { Changes } from './changes.service';
import { SendingResult } from './invitation.contract';
import { LettersQuery } from './letters.query';
import { Moments } from './moments.service';
import { SendingHold } from './sending-hold.service';
import { CancellationInput, GatheringLetters, MomentChange, MomentInput, RestorationInput, SendingHoldInput, SendingView, ToldAsked } from './sending.contract';

/** What left from a gathering and what leaves by itself: the staff's alone. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId')
export class LettersController {
  constructor(
    private readonly letters: LettersQuery,
    private readonly moments: Moments,
    private readonly changes: Changes,
    private readonly held: SendingHold,
  ) {}

  @Get('letters')
  @Needs('gathering_sending', 'read', { gathering: 'gatheringId' })
  @Returns(GatheringLetters)
  readLetters(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string) {
    return this.letters.read(work, gatheringId);
  }

  @Get('sendings/:sendingId')
  @Needs('gathering_sending', 'read', { gathering: 'gatheringId' })
  @Returns(SendingView)
  readSending(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Param('sendingId', { schema: z.uuid() }) id: string) {
    return this.letters.sending(work, gatheringId, id);
  }

  /** Holds back, or lets go, every letter of it that has not left. */
  @Put('sendings/:sendingId/hold')
  @Needs('outbox_message', 'update', { gathering: 'gatheringId' })
  @Returns(HeldLetters)
  holdSending(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Param('sendingId', { schema: z.uuid() }) id: string,
    @Body({ schema: SendingHoldInput }) { held }: z.infer<typeof SendingHoldInput>,
  ) {
    return this.held.set(work, gatheringId, id, held);
  }

  /** Whom a word of a change would reach, before anybody confirms it. */
  @Get('told')
  @Needs('gathering_sending', 'read', { gathering: 'gatheringId' })
  @Returns(SendingResult)
  readTold(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Query({ schema: ToldAsked }) { of }: ToldAsked) {
    return this.changes.told(work, gatheringId, of);
  }

  @Post('moments')
  @Needs('gathering_sending', 'create', { gathering: 'gatheringId' })
  @Creates('gathering_moment')
  addMoment(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: MomentInput }) input: MomentInput) {
    return this.moments.add(work, gatheringId, input);
  }

  @Put('moments/:momentId')
  @Needs('gathering_sending', 'update', { gathering: 'gatheringId' })
  @ReturnsNothing()
  stopMoment(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Param('momentId', { schema: z.uuid() }) id: string,
    @Body({ schema: MomentChange }) { stopped }: z.infer<typeof MomentChange>,
  ) {
    return this.moments.stop(work, gatheringId, id, stopped);
  }

  @Delete('moments/:momentId')
  @Needs('gathering_sending', 'delete', { gathering: 'gatheringId' })
  @ReturnsNothing()
  removeMoment(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Param('momentId', { schema: z.uuid() }) id: string) {
    return this.moments.remove(work, gatheringId, id);
  }

  @Post('cancellation')
  @Needs('gathering_sending', 'create', { gathering: 'gatheringId' })
  @Returns(SendingResult)
  cancelGathering(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: CancellationInput }) input: CancellationInput) {
    return this.changes.cancel(work, gatheringId, input);
  }

  @Post('restoration')
  @Needs('gathering_sending', 'create', { gathering: 'gatheringId' })
  @Returns(SendingResult)
  restoreGathering(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Body({ schema: RestorationInput }) input: RestorationInput) {
    return this.changes.restore(work, gatheringId, input);
  }
}

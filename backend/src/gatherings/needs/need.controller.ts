import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs as NeedsRight } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { NeedsBoard, NeedsInput, PlaceView, WaitingInput } from './need.contract';
import { Needs } from './need.service';

const id = z.uuid();

/** One’s place at a gathering and what one needs there; names go to whoever organises, counts to nobody else. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId')
export class NeedController {
  constructor(private readonly needs: Needs) {}

  @Get('registrations/:registrationId/place')
  @NeedsRight('registration', 'read', { registration: 'registrationId' })
  @Returns(PlaceView)
  readOwnPlace(@InWork() work: Work, @Param('gatheringId', { schema: id }) gatheringId: string, @Param('registrationId', { schema: id }) registrationId: string) {
    return this.needs.place(work, gatheringId, registrationId);
  }

  @Put('registrations/:registrationId/needs')
  @NeedsRight('registration_need', 'update', { registration: 'registrationId' })
  @ReturnsNothing()
  sayNeeds(
    @InWork() work: Work,
    @Param('gatheringId', { schema: id }) gatheringId: string,
    @Param('registrationId', { schema: id }) registrationId: string,
    @Body({ schema: NeedsInput }) input: NeedsInput,
  ) {
    return this.needs.say(work, gatheringId, registrationId, input);
  }

  /** « create » on the list: only staff put people on it. */
  @Put('registrations/:registrationId/waiting')
  @NeedsRight('registration', 'create', { registration: 'registrationId' })
  @ReturnsNothing()
  moveUp(
    @InWork() work: Work,
    @Param('gatheringId', { schema: id }) gatheringId: string,
    @Param('registrationId', { schema: id }) registrationId: string,
    @Body({ schema: WaitingInput }) input: WaitingInput,
  ) {
    return this.needs.moveUp(work, gatheringId, registrationId, input);
  }

  /** « create », as above: a link reads its own needs by its own line. */
  @Get('needs')
  @NeedsRight('registration', 'create', { gathering: 'gatheringId' })
  @Returns(NeedsBoard)
  readNeeds(@InWork() work: Work, @Param('gatheringId', { schema: id }) gatheringId: string) {
    return this.needs.board(work, gatheringId);
  }
}

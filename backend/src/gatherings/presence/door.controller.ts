import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { DoorKnock, DoorScreen, DoorTicket, DoorView, OwnPresence, PresenceNoted } from './door.contract';
import { DoorService } from './door.service';

const Id = { schema: z.uuid() };

/** The code of the room and one’s own sign-in by it: never a list of names. */
@ApiTags('door')
@Controller()
export class DoorController {
  constructor(private readonly door: DoorService) {}

  /** The codes that the projector shows, for an hour ahead. */
  @Get('gatherings/:gatheringId/door/:halfDayId')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @Returns(DoorScreen)
  readDoorScreen(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('halfDayId', Id) halfDayId: string) {
    return this.door.screen(work, gatheringId, halfDayId);
  }

  /** What one's own telephone may keep, to sign without typing an address on the day. */
  @Post('gatherings/:gatheringId/registrations/:registrationId/door-ticket')
  @Needs('registration', 'update', { registration: 'registrationId' })
  @Returns(DoorTicket)
  makeDoorTicket(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('registrationId', Id) registrationId: string) {
    return this.door.ticket(work, gatheringId, registrationId);
  }

  /** Reads the code of the room's screen; signs nothing. */
  @Post('door/open')
  @Public()
  @Returns(DoorView)
  openDoor(@InWork() work: Work, @Body({ schema: DoorKnock }) input: DoorKnock, @Req() request: FastifyRequest) {
    return this.door.open(work, input, request.ip);
  }

  /** Signs one's own presence; answers the same, in the same time, whether the address is on the list or not. */
  @Post('door/sign')
  @Public()
  @RouteConfig({ answersAfter: 300 })
  @Returns(PresenceNoted)
  signOwnPresence(@InWork() work: Work, @Body({ schema: OwnPresence }) input: OwnPresence, @Req() request: FastifyRequest) {
    return this.door.sign(work, input, request.ip);
  }
}

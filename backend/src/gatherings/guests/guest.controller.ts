import { Body, Controller, Get, Headers, Param, Post, Put, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { ComingInput, DecisionInput, DoorView, OwnRequestView, RequestAnswer, RequestList, RequestsOpen } from './guest.contract';
import { Guests } from './guest.service';
import { Requests } from './request.service';

const id = z.uuid();

/** The page that an invitation is handed on by: it asks to come, and never answers in anybody’s name. */
@ApiTags('guests')
@Controller()
export class GuestController {
  constructor(
    private readonly guests: Guests,
    private readonly requests: Requests,
  ) {}

  /** The page of the token in `x-cordee-gathering`, which acts in nobody's name. */
  @Get('gathering-door')
  @Public()
  @Returns(DoorView)
  openGatheringDoor(@InWork() work: Work, @Headers('x-cordee-gathering') token: string | undefined) {
    return this.guests.open(work, token ?? '');
  }

  /** Answers the same, and as late, whoever the address belongs to. */
  @Post('gathering-door/requests')
  @Public()
  @RouteConfig({ answersAfter: 400 })
  @Returns(z.object({ sent: z.literal(true) }).meta({ id: 'RequestSent' }), 202)
  async askToCome(@InWork() work: Work, @Headers('x-cordee-gathering') token: string | undefined, @Body({ schema: ComingInput }) input: ComingInput, @Req() request: FastifyRequest) {
    await this.guests.ask(work, token ?? '', input, request.ip);
    return { sent: true };
  }

  @Get('coming-requests/:comingRequestId')
  @Needs('coming_request', 'read', { coming_request: 'comingRequestId' })
  @Returns(OwnRequestView)
  readComingRequest(@InWork() work: Work, @Param('comingRequestId', { schema: id }) requestId: string) {
    return this.guests.own(work, requestId);
  }

  /** The person's own word, from their own e-mail. */
  @Put('coming-requests/:comingRequestId/answer')
  @Needs('coming_request', 'update', { coming_request: 'comingRequestId' })
  @ReturnsNothing()
  confirmComingRequest(@InWork() work: Work, @Param('comingRequestId', { schema: id }) requestId: string, @Body({ schema: RequestAnswer }) { comes }: z.infer<typeof RequestAnswer>) {
    return this.guests.answer(work, requestId, comes);
  }

  @Get('gatherings/:gatheringId/requests')
  @Needs('coming_request', 'read', { gathering: 'gatheringId' })
  @Returns(RequestList)
  listComingRequests(@InWork() work: Work, @Param('gatheringId', { schema: id }) gatheringId: string) {
    return this.requests.list(work, gatheringId);
  }

  @Put('gatherings/:gatheringId/requests/open')
  @Needs('coming_request', 'update', { gathering: 'gatheringId' })
  @ReturnsNothing()
  openRequests(@InWork() work: Work, @Param('gatheringId', { schema: id }) gatheringId: string, @Body({ schema: RequestsOpen }) { open }: z.infer<typeof RequestsOpen>) {
    return this.requests.setOpen(work, gatheringId, open);
  }

  @Post('gatherings/:gatheringId/requests/:comingRequestId/decision')
  @Needs('registration', 'create', { gathering: 'gatheringId' })
  @ReturnsNothing()
  decideComingRequest(
    @InWork() work: Work,
    @Param('gatheringId', { schema: id }) gatheringId: string,
    @Param('comingRequestId', { schema: id }) requestId: string,
    @Body({ schema: DecisionInput }) input: DecisionInput,
  ) {
    return this.requests.decide(work, gatheringId, requestId, input);
  }
}

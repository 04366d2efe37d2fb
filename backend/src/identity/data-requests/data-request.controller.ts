import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { LinkRequest } from '../auth.contract';
import { DataRequestAnswer, DataRequestInput, DataRequestPage, DataRequestsAsked, DataRequestView } from './data-request.contract';
import { DataRequestQuery } from './data-request.query';
import { DataRequestService } from './data-request.service';
import { dataRequestsSheet } from './data-request.sheet';

const Uuid = z.uuid();

/** Requests about one's own data: asked from one's own page, answered by the network's staff. */
@ApiTags('own data')
@Controller()
export class DataRequestController {
  constructor(
    private readonly requests: DataRequestService,
    private readonly query: DataRequestQuery,
  ) {}

  /** Answers the same whether the address is known or not, in the same time. */
  @Post('own-data/link')
  @Public()
  @RouteConfig({ answersAfter: 500 })
  @Returns(z.object({ sent: z.literal(true) }).meta({ id: 'LinkSent' }), 202)
  async sendOwnDataLink(@InWork() work: Work, @Body({ schema: LinkRequest }) { email }: z.infer<typeof LinkRequest>, @Req() request: FastifyRequest) {
    await this.requests.sendLink(work, email, request.ip);
    return { sent: true };
  }

  @Post('people/:personId/own-data-link')
  @Needs('own_data_link', 'create', { person: 'personId' })
  @ReturnsNothing()
  sendOwnDataLinkTo(@InWork() work: Work, @Param('personId', { schema: Uuid }) id: string) {
    return this.requests.sendLinkTo(work, id);
  }

  @Post('own-data/requests')
  @Needs('data_request', 'create')
  @Creates('data_request')
  askAboutOwnData(@InWork() work: Work, @Body({ schema: DataRequestInput }) input: DataRequestInput) {
    return this.requests.ask(work, input);
  }

  /** By whoever asked, as long as nobody answered. */
  @Post('data-requests/:dataRequestId/withdrawal')
  @Needs('data_request_withdrawal', 'create', { data_request: 'dataRequestId' })
  @ReturnsNothing()
  withdrawDataRequest(@InWork() work: Work, @Param('dataRequestId', { schema: Uuid }) id: string) {
    return this.requests.withdraw(work, id);
  }

  @Get('data-requests')
  @Needs('data_request', 'read')
  @Returns(DataRequestPage)
  @LeavesAs(dataRequestsSheet)
  listDataRequests(@InWork() work: Work, @Query({ schema: DataRequestsAsked }) asked: DataRequestsAsked) {
    return this.query.list(work, asked);
  }

  @Get('data-requests/:dataRequestId')
  @Needs('data_request', 'read', { data_request: 'dataRequestId' })
  @Returns(DataRequestView)
  readDataRequest(@InWork() work: Work, @Param('dataRequestId', { schema: Uuid }) id: string) {
    return this.query.one(work, id);
  }

  /** Carries the request out, or says why not. An erasure cannot be undone. */
  @Post('data-requests/:dataRequestId/answer')
  @Needs('data_request', 'update', { data_request: 'dataRequestId' })
  @ReturnsNothing()
  answerDataRequest(@InWork() work: Work, @Param('dataRequestId', { schema: Uuid }) id: string, @Body({ schema: DataRequestAnswer }) input: DataRequestAnswer) {
    return this.requests.answer(work, id, input);
  }
}

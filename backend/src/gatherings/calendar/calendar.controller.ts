import { Controller, Delete, Get, Headers, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Needs, Public, SignedIn } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { CalendarFeedView } from './calendar.contract';
import { Calendars } from './calendar.service';

const Token = z.string().regex(/^[\w-]{20,100}(?:\.ics)?$/);

/** One’s own gatherings in one’s own calendar: the address is its key, and may be changed. */
@ApiTags('calendars')
@Controller()
export class CalendarController {
  constructor(private readonly calendars: Calendars) {}

  /** Read by calendars, which send neither cookie nor header: the address itself is the key, revocable, and signs nobody in. */
  @Get('calendars/:calendarToken')
  @Public()
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async readCalendar(
    @InWork() work: Work,
    @Param('calendarToken', { schema: Token }) token: string,
    @Headers('if-none-match') known: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { text, etag } = await this.calendars.read(work, token.replace(/\.ics$/, ''), request.ip);
    reply.header('etag', etag).header('cache-control', 'private, max-age=900').header('x-robots-tag', 'noindex');
    if (known?.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === etag)) return void reply.status(304);
    reply.header('content-type', 'text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="cordee.ics"');
    return Buffer.from(text);
  }

  /** The same entry as the letters', to keep without waiting for one: a link's page hands it to the device. */
  @Get('gatherings/:gatheringId/calendar')
  @Needs('gathering', 'read', { gathering: 'gatheringId' })
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async readGatheringCalendar(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const text = await this.calendars.file(work, gatheringId);
    reply.header('content-type', 'text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="rendez-vous.ics"').header('cache-control', 'no-store');
    return Buffer.from(text);
  }

  @Get('calendar-feed')
  @SignedIn()
  @Returns(CalendarFeedView)
  readOwnCalendarFeed(@InWork() work: Work) {
    return this.calendars.own(work);
  }

  @Put('calendar-feed')
  @SignedIn()
  @Returns(CalendarFeedView)
  makeCalendarFeed(@InWork() work: Work) {
    return this.calendars.make(work);
  }

  @Delete('calendar-feed')
  @SignedIn()
  @ReturnsNothing()
  revokeCalendarFeed(@InWork() work: Work) {
    return this.calendars.revoke(work);
  }

  @Post('gatherings/:gatheringId/registrations/:registrationId/calendar')
  @Needs('registration', 'update', { registration: 'registrationId' })
  @ReturnsNothing()
  sendCalendarAddress(@InWork() work: Work, @Param('registrationId', { schema: z.uuid() }) registrationId: string) {
    return this.calendars.send(work, registrationId);
  }
}

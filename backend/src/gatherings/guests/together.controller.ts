import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { Calendars } from '../calendar/calendar.service';
import { OwnDates } from './together.contract';
import { TogetherQuery } from './together.query';

const id = z.uuid();

/** The dates that one letter invited to, answered on one page and kept in one file. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId/registrations/:registrationId/together')
export class TogetherController {
  constructor(
    private readonly together: TogetherQuery,
    private readonly calendars: Calendars,
  ) {}

  @Get()
  @Needs('registration', 'read', { registration: 'registrationId' })
  @Returns(OwnDates)
  readOwnDates(@InWork() work: Work, @Param('gatheringId', { schema: id }) gatheringId: string, @Param('registrationId', { schema: id }) registrationId: string) {
    return this.together.read(work, gatheringId, registrationId);
  }

  /** Those to which the person comes, in one file: who waits for a seat is told that it is firm by the letter that gives it. */
  @Get('calendar')
  @Needs('registration', 'read', { registration: 'registrationId' })
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async readOwnDatesCalendar(
    @InWork() work: Work,
    @Param('gatheringId', { schema: id }) gatheringId: string,
    @Param('registrationId', { schema: id }) registrationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { items } = await this.together.read(work, gatheringId, registrationId);
    const coming = items.filter(({ open, answer, waitingRank, heldOn }) => open && answer === 'yes' && waitingRank === null && heldOn !== null);
    const text = await this.calendars.files(work, coming.map((one) => one.gatheringId));
    reply.header('content-type', 'text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="rendez-vous.ics"').header('cache-control', 'no-store');
    return Buffer.from(text);
  }
}

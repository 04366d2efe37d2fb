import { Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { AttendanceService } from './attendance.service';

const Ticked = z.object({ ticked: z.int() }).meta({ id: 'Ticked' });

@ApiTags('gatherings')
@Controller('gatherings/:gatheringId')
export class AttendanceController {
  constructor(private readonly attendance: AttendanceService) {}

  @Put('registrations/:registrationId/presence/:halfDayId')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @ReturnsNothing()
  tickPresence(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Param('registrationId', { schema: z.uuid() }) registrationId: string,
    @Param('halfDayId', { schema: z.uuid() }) halfDayId: string,
  ) {
    return this.attendance.tick(work, gatheringId, registrationId, halfDayId);
  }

  @Delete('registrations/:registrationId/presence/:halfDayId')
  @Needs('attendance', 'delete', { gathering: 'gatheringId' })
  @ReturnsNothing()
  untickPresence(
    @InWork() work: Work,
    @Param('gatheringId', { schema: z.uuid() }) gatheringId: string,
    @Param('registrationId', { schema: z.uuid() }) registrationId: string,
    @Param('halfDayId', { schema: z.uuid() }) halfDayId: string,
  ) {
    return this.attendance.untick(work, gatheringId, registrationId, halfDayId);
  }

  /** All who were expected, at one touch. */
  @Put('presence/:halfDayId')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @Returns(Ticked)
  tickExpected(@InWork() work: Work, @Param('gatheringId', { schema: z.uuid() }) gatheringId: string, @Param('halfDayId', { schema: z.uuid() }) halfDayId: string) {
    return this.attendance.tickExpected(work, gatheringId, halfDayId);
  }
}

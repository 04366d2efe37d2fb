import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { AttendanceService } from './attendance.service';
import { PresenceAcknowledged, PresenceActs, PresenceView, SignatureAsked, SignatureList, VisitorInput } from './presence.contract';
import { PresencePageQuery } from './presence-page.query';
import { VisitorService } from './visitor.service';

const Ticked = z.object({ ticked: z.int() }).meta({ id: 'Ticked' });
const Id = { schema: z.uuid() };

/** Who came, by half-day, in one record whatever it was told by; a correction keeps what was there and why. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId')
export class AttendanceController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly visitors: VisitorService,
    private readonly page: PresencePageQuery,
  ) {}

  @Get('presence')
  @Needs('attendance', 'read', { gathering: 'gatheringId' })
  @Returns(PresenceView)
  readPresence(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string) {
    return this.page.read(work, gatheringId);
  }

  /** Ticks and corrections, sent again until they are acknowledged. */
  @Put('attendances')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @Returns(PresenceAcknowledged)
  recordPresences(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Body({ schema: PresenceActs }) input: PresenceActs) {
    return this.attendance.record(work, gatheringId, input);
  }

  @Put('registrations/:registrationId/presence/:halfDayId')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @ReturnsNothing()
  tickPresence(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('registrationId', Id) registrationId: string, @Param('halfDayId', Id) halfDayId: string) {
    return this.attendance.tick(work, gatheringId, registrationId, halfDayId);
  }

  /** One's own slip; a correction that needs a reason goes by `attendances`. */
  @Delete('registrations/:registrationId/presence/:halfDayId')
  @Needs('attendance', 'delete', { gathering: 'gatheringId' })
  @ReturnsNothing()
  untickPresence(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('registrationId', Id) registrationId: string, @Param('halfDayId', Id) halfDayId: string) {
    return this.attendance.untick(work, gatheringId, registrationId, halfDayId);
  }

  /** All who were expected, at one touch. */
  @Put('presence/:halfDayId')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @Returns(Ticked)
  tickExpected(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('halfDayId', Id) halfDayId: string) {
    return this.attendance.tickExpected(work, gatheringId, halfDayId);
  }

  /** The list is whole: from here on every change says why. */
  @Post('presence/close')
  @Needs('attendance', 'update', { gathering: 'gatheringId' })
  @ReturnsNothing()
  closePresence(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string) {
    return this.attendance.close(work, gatheringId);
  }

  /** What was signed at the door, for the sheet. */
  @Get('signatures')
  @Needs('attendance_signature', 'read', { gathering: 'gatheringId' })
  @Returns(SignatureList)
  listSignatures(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string) {
    return this.page.signatures(work, gatheringId);
  }

  @Put('signature')
  @Needs('attendance', 'update', { gathering: 'gatheringId' })
  @ReturnsNothing()
  askSignature(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Body({ schema: SignatureAsked }) { asked }: z.infer<typeof SignatureAsked>) {
    return this.attendance.askSignature(work, gatheringId, asked);
  }

  /** Somebody nobody expected: into the directory, onto the list, present. */
  @Post('visitors')
  @Needs('attendance', 'create', { gathering: 'gatheringId' })
  @Creates('registration')
  addVisitor(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Body({ schema: VisitorInput }) input: VisitorInput) {
    return this.visitors.add(work, gatheringId, input);
  }
}

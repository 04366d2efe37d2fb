import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { SendsPaper } from '../../platform/paper/sends-paper';
import { CertificatesService } from './certificates.service';
import { SheetService } from './sheet.service';

const id = { schema: z.uuid() };
const Asked = z.object({ format: z.enum(['pdf', 'zip']).default('pdf') });
const PeriodAsked = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional(), format: z.enum(['pdf', 'zip']).default('pdf') });
const OwnAsked = z.object({ cohortId: z.uuid().optional(), from: z.iso.date().optional(), to: z.iso.date().optional() });
const SheetAsked = z.object({ format: z.enum(['pdf', 'xlsx']).default('pdf') });

const MarkInput = z.strictObject({ statement: z.string().min(1).max(1000), mark: z.string().min(1).max(60) }).meta({ id: 'MarkInput' });
const MarkView = z.object({ authentic: z.boolean() }).meta({ id: 'MarkView' });

/** Certificates and printed sheets, made from the record at the moment they are asked for. */
@ApiTags('proof')
@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly sheets: SheetService,
  ) {}

  /** The sheet of a gathering, filled in: who came, how it is known, what was corrected. */
  @Get('gatherings/:gatheringId/presence-sheet')
  @Needs('attendance', 'read', { gathering: 'gatheringId' })
  @SendsPaper()
  readSheet(@InWork() work: Work, @Param('gatheringId', id) gatheringId: string, @Query({ schema: SheetAsked }) { format }: z.infer<typeof SheetAsked>) {
    return this.sheets.make(work, gatheringId, format);
  }

  /** Everybody's certificate of one gathering. */
  @Get('gatherings/:gatheringId/certificates')
  @Needs('certificate', 'read', { gathering: 'gatheringId' })
  @SendsPaper()
  readCertificates(@InWork() work: Work, @Param('gatheringId', id) gatheringId: string, @Query({ schema: Asked }) { format }: z.infer<typeof Asked>) {
    return this.certificates.make(work, { gatheringIds: [gatheringId] }, 'attestations', format);
  }

  /** One person's certificate of one gathering: the staff's, and their own from their link. */
  @Get('registrations/:registrationId/certificate')
  @Needs('certificate', 'read', { registration: 'registrationId' })
  @SendsPaper()
  readCertificate(@InWork() work: Work, @Param('registrationId', id) registrationId: string) {
    return this.certificates.make(work, { registrationIds: [registrationId] }, 'attestation', 'pdf');
  }

  /** Everybody's certificates of a period, each with all their gatherings. */
  @Get('cohorts/:cohortId/certificates')
  @Needs('certificate', 'read', { cohort: 'cohortId' })
  @SendsPaper()
  readCohortCertificates(@InWork() work: Work, @Param('cohortId', id) cohortId: string, @Query({ schema: PeriodAsked }) { from, to, format }: z.infer<typeof PeriodAsked>) {
    return this.certificates.make(work, { cohortIds: [cohortId], from, to }, 'attestations', format);
  }

  /** One person's presences in a cohort over a period. */
  @Get('cohorts/:cohortId/people/:personId/certificate')
  @Needs('certificate', 'read', { cohort: 'cohortId' })
  @SendsPaper()
  readPersonCertificate(
    @InWork() work: Work,
    @Param('cohortId', id) cohortId: string,
    @Param('personId', id) personId: string,
    @Query({ schema: PeriodAsked }) { from, to }: z.infer<typeof PeriodAsked>,
  ) {
    return this.certificates.make(work, { cohortIds: [cohortId], personIds: [personId], from, to }, 'attestation', 'pdf');
  }

  /** One's own presences, of every cohort or of one. */
  @Get('own-certificate')
  @Needs('certificate', 'read')
  @SendsPaper()
  readOwnCertificate(@InWork() work: Work, @Query({ schema: OwnAsked }) { cohortId, from, to }: z.infer<typeof OwnAsked>) {
    return this.certificates.make(work, { personIds: [work.personId], ...(cohortId && { cohortIds: [cohortId] }), from, to }, 'mes-attestations', 'pdf');
  }

  /** Whether what a code states left from here. */
  @Post('certificate-marks')
  @Public()
  @Returns(MarkView)
  checkMark(@Body({ schema: MarkInput }) { statement, mark }: z.infer<typeof MarkInput>) {
    return { authentic: this.certificates.isAuthentic(statement, mark) };
  }
}

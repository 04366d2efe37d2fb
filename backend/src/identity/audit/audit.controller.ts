import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { AuditHealth, AuditPage, AuditSearch } from './audit.contract';
import { AuditQuery } from './audit.query';
import { auditSheet } from '../identity.sheet';

/** The journal, read by the administration, and whether its seals hold. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly query: AuditQuery) {}

  @Get()
  @Needs('audit_entry', 'read')
  @Returns(AuditPage)
  @LeavesAs(auditSheet)
  listAudit(@InWork() work: Work, @Query({ schema: AuditSearch }) query: AuditSearch) {
    return this.query.list(work, query);
  }

  @Get('health')
  @Needs('audit_entry', 'read')
  @Returns(AuditHealth)
  readAuditHealth(@InWork() work: Work) {
    return this.query.health(work);
  }
}

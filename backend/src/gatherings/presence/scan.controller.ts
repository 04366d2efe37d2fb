import { Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { FileName } from '../../platform/files/file-name';
import type { Upload } from '../../platform/files/files.service';
import { Received, Receives } from '../../platform/files/receives';
import { SendsFile } from '../../platform/files/sends-file';
import { InWork } from '../../platform/http/request-work';
import { Creates, ReturnsNothing } from '../../platform/http/returns';
import { ScanService } from './scan.service';

const Id = { schema: z.uuid() };
const ScanUpload = z.strictObject({ name: FileName });

/** The signed sheets as they were scanned, attached to what was read from them. */
@ApiTags('gatherings')
@Controller('gatherings/:gatheringId/scans')
export class ScanController {
  constructor(private readonly scans: ScanService) {}

  /** The signed sheet, a PDF or a photo, 25 MB at most (photos 10 MB). */
  @Post()
  @Needs('attendance_signature', 'create', { gathering: 'gatheringId' })
  @Receives('scan')
  @Creates('attendance_scan')
  addScan(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Query({ schema: ScanUpload }) _input: z.infer<typeof ScanUpload>, @Received() upload: Upload) {
    return this.scans.add(work, gatheringId, upload);
  }

  @Get(':scanId/file')
  @Needs('attendance_signature', 'read', { gathering: 'gatheringId' })
  @SendsFile()
  readScan(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('scanId', Id) id: string) {
    return this.scans.fileOf(work, gatheringId, id);
  }

  @Delete(':scanId')
  @Needs('attendance_signature', 'delete', { gathering: 'gatheringId' })
  @ReturnsNothing()
  removeScan(@InWork() work: Work, @Param('gatheringId', Id) gatheringId: string, @Param('scanId', Id) id: string) {
    return this.scans.remove(work, gatheringId, id);
  }
}

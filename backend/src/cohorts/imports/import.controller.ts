import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import type { Upload } from '../../platform/files/files.service';
import { Received, Receives } from '../../platform/files/receives';
import { InWork } from '../../platform/http/request-work';
import { CreatedView, Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch } from '../../platform/http/version';
import { LeavesAs } from '../../platform/sheets/sheet';
import { ImportApplication } from './import-application.service';
import { ImportListQuery } from './import-list.query';
import { ImportUndo } from './import-undo.service';
import { DecideAll, ImportMapping, ImportPage, ImportRowPage, ImportRowSearch, ImportSearch, ImportUpload, ImportView, RowMending } from './import.contract';
import { ImportService } from './import.service';
import { importRowsSheet, importsSheet } from './import.sheet';
import { TableReader } from './reading/table-reader';

const Uuid = z.uuid();

/** A list that staff already had: read, mapped and mended on screen, then applied whole, and undone whole. */
@ApiTags('imports')
@Controller()
export class ImportController {
  constructor(
    private readonly query: ImportListQuery,
    private readonly imports: ImportService,
    private readonly application: ImportApplication,
    private readonly undoing: ImportUndo,
  ) {}

  @Get('cohorts/:cohortId/imports')
  @Needs('import_batch', 'read', { cohort: 'cohortId' })
  @Returns(ImportPage)
  @LeavesAs(importsSheet)
  listImports(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Query({ schema: ImportSearch }) page: z.infer<typeof ImportSearch>) {
    return this.query.list(work, id, page);
  }

  /** The file or the pasted text as it is, up to 10 MB: it is read only once the caller is known to have the right. */
  @Post('cohorts/:cohortId/imports')
  @Needs('import_batch', 'create', { cohort: 'cohortId' })
  @Receives('table', TableReader)
  @Returns(CreatedView, 201)
  openImport(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Query({ schema: ImportUpload }) upload: ImportUpload, @Received() file: Upload) {
    return this.imports.open(work, id, file, upload);
  }

  @Get('imports/:importId')
  @Needs('import_batch', 'read', { import_batch: 'importId' })
  @Returns(ImportView)
  readImport(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string) {
    return this.query.one(work, id);
  }

  @Get('imports/:importId/rows')
  @Needs('import_batch', 'read', { import_batch: 'importId' })
  @Returns(ImportRowPage)
  @LeavesAs(importRowsSheet)
  listImportRows(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string, @Query({ schema: ImportRowSearch }) search: ImportRowSearch) {
    return this.query.rows(work, id, search);
  }

  @Put('imports/:importId/mapping')
  @Needs('import_batch', 'update', { import_batch: 'importId' })
  @ReturnsNothing()
  mapImport(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string, @Body({ schema: ImportMapping }) mapping: ImportMapping) {
    return this.imports.map(work, id, mapping);
  }

  @Put('imports/:importId/rows/:importRowId')
  @Needs('import_batch', 'update', { import_batch: 'importId' })
  @ReturnsNothing()
  mendImportRow(
    @InWork() work: Work,
    @Param('importId', { schema: Uuid }) id: string,
    @Param('importRowId', { schema: Uuid }) rowId: string,
    @Body({ schema: RowMending }) mending: RowMending,
  ) {
    return this.imports.mend(work, id, rowId, mending);
  }

  @Put('imports/:importId/decisions')
  @Needs('import_batch', 'update', { import_batch: 'importId' })
  @ReturnsNothing()
  decideImportRows(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string, @Body({ schema: DecideAll }) { decision }: z.infer<typeof DecideAll>) {
    return this.imports.decideAll(work, id, decision);
  }

  /** Writes exactly the preview of this version. */
  @Put('imports/:importId/application')
  @Needs('import_batch', 'update', { import_batch: 'importId' })
  @ReturnsNothing()
  applyImport(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string, @IfMatch() version: number) {
    return this.application.apply(work, id, version);
  }

  @Delete('imports/:importId/application')
  @Needs('import_batch', 'update', { import_batch: 'importId' })
  @ReturnsNothing()
  undoImport(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string) {
    return this.undoing.undo(work, id);
  }

  @Delete('imports/:importId')
  @Needs('import_batch', 'delete', { import_batch: 'importId' })
  @ReturnsNothing()
  dropImport(@InWork() work: Work, @Param('importId', { schema: Uuid }) id: string) {
    return this.imports.drop(work, id);
  }
}

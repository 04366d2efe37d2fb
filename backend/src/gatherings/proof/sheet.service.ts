import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { Paper } from '../../platform/paper/paper';
import type { MadePaper } from '../../platform/paper/sends-paper';
import { RecordsQuery } from './records.query';
import { sheetPaper } from './sheet.paper';
import { sheetWorkbook } from './sheet.workbook';
import { slug } from './words';

/** The filled sheet of a gathering, as a page to print or a workbook. */
@Injectable()
export class SheetService {
  constructor(
    private readonly records: RecordsQuery,
    private readonly paper: Paper,
  ) {}

  async make(work: Work, gatheringId: string, format: 'pdf' | 'xlsx'): Promise<MadePaper> {
    const place = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM gathering WHERE id = $1', [gatheringId]);
    const [record] = place ? await this.records.of(work, place.cohortId, [gatheringId]) : [];
    if (!record) throw notFound();
    await work.audit('export', 'attendance', gatheringId, record.cohortId);
    const name = `emargement-${slug(record.title, 40)}${record.heldOn ? `-${record.heldOn}` : ''}`;
    return format === 'pdf' ? { name: `${name}.pdf`, bytes: await this.paper.make(sheetPaper(record)) } : { name: `${name}.xlsx`, bytes: sheetWorkbook(record) };
  }
}

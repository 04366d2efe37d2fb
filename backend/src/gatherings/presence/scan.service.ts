import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { Files, type Upload } from '../../platform/files/files.service';
import { notFound } from '../../platform/http/problem';

/** Scans of signed sheets. They show everybody's signature: staff alone open them. */
@Injectable()
export class ScanService {
  constructor(private readonly files: Files) {}

  async add(work: Work, gatheringId: string, upload: Upload): Promise<{ id: string }> {
    const gathering = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM gathering WHERE id = $1', [gatheringId]);
    if (!gathering) throw notFound();
    const file = await this.files.keep(work, upload, gathering);
    const row = await work.row<{ id: string }>('INSERT INTO attendance_scan (cohort_id, gathering_id, file_id, added_by_id) VALUES ($1, $2, $3, $4) RETURNING id', [
      gathering.cohortId,
      gatheringId,
      file.id,
      work.personId,
    ]);
    await work.audit('create', 'attendance_scan', row?.id as string, gathering.cohortId);
    return { id: row?.id as string };
  }

  async fileOf(work: Work, gatheringId: string, id: string): Promise<string | null> {
    return (await work.row<{ fileId: string }>('SELECT file_id AS "fileId" FROM attendance_scan WHERE id = $1 AND gathering_id = $2', [id, gatheringId]))?.fileId ?? null;
  }

  /** A wrong file: who removed it, and when, stays in the history. */
  async remove(work: Work, gatheringId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM attendance_scan WHERE id = $1 AND gathering_id = $2 RETURNING cohort_id AS "cohortId"', [id, gatheringId]);
    if (!row) throw notFound();
    await work.audit('delete', 'attendance_scan', id, row.cohortId);
  }
}

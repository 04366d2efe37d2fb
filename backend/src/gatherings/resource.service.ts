import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { Files, type Upload } from '../platform/files/files.service';
import type { ResourceInput, ResourceUpload } from './resource.contract';

/** What a gathering leaves behind. Every statement is bound to the gathering whose right was checked. */
@Injectable()
export class ResourceService {
  constructor(private readonly files: Files) {}

  async add(work: Work, gatheringId: string, { kind, title, url, summary, themeIds, otherGatheringIds, shareable }: ResourceInput): Promise<{ id: string }> {
    if (!url && !summary) throw nothing();
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO resource (cohort_id, gathering_id, kind, title, url, summary, theme_ids, other_gathering_ids, shareable)
       SELECT g.cohort_id, g.id, $2, $3, $4, $5, $6::uuid[], $7::uuid[], $8 FROM gathering g WHERE g.id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [gatheringId, kind, title, url, summary || null, once(themeIds), once(otherGatheringIds), shareable],
    );
    if (!row) throw notFound();
    await work.audit('create', 'resource', row.id, row.cohortId);
    return { id: row.id };
  }

  /** Slides as they are on somebody's machine: the row and its file come together. */
  async addFile(work: Work, gatheringId: string, { kind, title, summary, themes }: ResourceUpload, upload: Upload): Promise<{ id: string }> {
    const gathering = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM gathering WHERE id = $1', [gatheringId]);
    if (!gathering) throw notFound();
    const file = await this.files.keep(work, upload, gathering);
    const row = await work.row<{ id: string }>('INSERT INTO resource (cohort_id, gathering_id, kind, title, file_id, summary, theme_ids) VALUES ($1, $2, $3, $4, $5, $6, $7::uuid[]) RETURNING id', [
      gathering.cohortId, gatheringId, kind, title ?? titleOf(file.name), file.id, summary || null, once(themes ?? []),
    ]);
    await work.audit('create', 'resource', row?.id as string, gathering.cohortId);
    return { id: row?.id as string };
  }

  /** Which file a resource is, for whoever may read the resource. */
  async fileOf(work: Work, id: string): Promise<string | null> {
    return (await work.row<{ fileId: string | null }>('SELECT file_id AS "fileId" FROM resource WHERE id = $1', [id]))?.fileId ?? null;
  }

  /** A file stays what it is: it is its title, its themes and its lines that change. */
  async change(work: Work, gatheringId: string, id: string, { kind, title, url, summary, themeIds, otherGatheringIds, shareable }: ResourceInput): Promise<void> {
    const known = await work.row<{ fileId: string | null }>('SELECT file_id AS "fileId" FROM resource WHERE id = $2 AND gathering_id = $1 FOR UPDATE', [gatheringId, id]);
    if (!known) throw notFound();
    if (!known.fileId && !url && !summary) throw nothing();
    const row = await work.row<{ cohortId: string }>(
      `UPDATE resource SET kind = $3, title = $4, url = $5, summary = $6, theme_ids = $7::uuid[], other_gathering_ids = $8::uuid[], shareable = $9, updated_at = now()
       WHERE id = $2 AND gathering_id = $1 RETURNING cohort_id AS "cohortId"`,
      [gatheringId, id, kind, title, known.fileId ? null : url, summary || null, once(themeIds), once(otherGatheringIds), shareable],
    );
    if (!row) throw notFound();
    await work.audit('update', 'resource', id, row.cohortId);
  }

  async remove(work: Work, gatheringId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM resource WHERE id = $2 AND gathering_id = $1 RETURNING cohort_id AS "cohortId"', [gatheringId, id]);
    if (!row) throw notFound();
    await work.audit('delete', 'resource', id, row.cohortId);
  }
}

const titleOf = (name: string) => name.replace(/\.[a-z0-9]+$/i, '').replaceAll(/[_-]+/g, ' ').trim().padEnd(2, '…');

const once = (ids: readonly string[]) => [...new Set(ids)];

const nothing = () => problem(422, 'nothing-to-open', 'Donnez une adresse, un fichier ou quelques lignes.', { errors: [{ pointer: '/url', detail: 'Donnez une adresse, un fichier ou quelques lignes.' }] });

import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import { Finding } from './finding.entity';
import type { FindingInput, FindingView } from './finding.contract';

type Frame = { cohortId: string; participationId: string; firstReadingOn: string | null; count: number; shared: boolean };

const fewest = 3;
const most = 7;
const read = `SELECT id, position, kind, statement, to_char(shared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "sharedAt", version FROM finding`;

/** « Ce que nous retenons »: the team writes three to seven points, the territory reads them after the first reading, unchanged from then on. */
@Injectable()
export class FindingService {
  list(work: Work, diagnosticId: string): Promise<FindingView[]> {
    return work.rows<FindingView>(`${read} WHERE diagnostic_id = $1 ORDER BY position`, [diagnosticId]);
  }

  async add(work: Work, diagnosticId: string, input: FindingInput): Promise<{ id: string }> {
    const { cohortId, participationId, count } = await this.draft(work, diagnosticId);
    if (count >= most) throw problem(422, 'seven-at-most', 'Sept points au plus : gardez l’essentiel.');
    const { identifiers } = await work.manager.insert(Finding, { cohortId, participationId, diagnosticId, position: count + 1, ...input });
    const { id } = identifiers[0] as { id: string };
    await work.audit('create', 'finding', id, cohortId);
    return { id };
  }

  async save(work: Work, diagnosticId: string, findingId: string, version: number, { kind, statement }: FindingInput): Promise<number> {
    const { cohortId } = await this.draft(work, diagnosticId);
    const current = await work.row<FindingView>(`${read} WHERE id = $1 AND diagnostic_id = $2`, [findingId, diagnosticId]);
    if (!current) throw notFound();
    if (current.version !== version) throw stale(current);
    await work.rows('UPDATE finding SET kind = $3, statement = $4, version = version + 1, updated_at = now() WHERE id = $1 AND diagnostic_id = $2', [findingId, diagnosticId, kind, statement]);
    await work.audit('update', 'finding', findingId, cohortId);
    return version + 1;
  }

  /** All points in their new order, each once. */
  async reorder(work: Work, diagnosticId: string, ids: readonly string[]): Promise<void> {
    const { cohortId, count } = await this.draft(work, diagnosticId);
    const known = new Set((await this.list(work, diagnosticId)).map(({ id }) => id));
    if (ids.length !== count || new Set(ids).size !== count || !ids.every((id) => known.has(id))) {
      throw problem(422, 'order-incomplete', 'Cette liste a changé entre-temps. Rechargez la page.');
    }
    await work.rows(
      `UPDATE finding f SET position = o.position, updated_at = now() FROM unnest($2::uuid[]) WITH ORDINALITY o (id, position)
       WHERE f.id = o.id AND f.diagnostic_id = $1`,
      [diagnosticId, ids],
    );
    await work.audit('update', 'finding', diagnosticId, cohortId);
  }

  async remove(work: Work, diagnosticId: string, findingId: string): Promise<void> {
    const { cohortId } = await this.draft(work, diagnosticId);
    const gone = await work.row<{ position: number }>('DELETE FROM finding WHERE id = $1 AND diagnostic_id = $2 RETURNING position', [findingId, diagnosticId]);
    if (!gone) throw notFound();
    await work.rows('UPDATE finding SET position = position - 1 WHERE diagnostic_id = $1 AND position > $2', [diagnosticId, gone.position]);
    await work.audit('delete', 'finding', findingId, cohortId);
  }

  /** Who will read the points, shown before they are shared. */
  readers(work: Work, diagnosticId: string): Promise<{ name: string; hat: string }[]> {
    return work.rows('SELECT name, hat FROM access.finding_readers($1)', [diagnosticId]);
  }

  /** Shares the points with the territory: after the first reading, three to seven of them, once. */
  async share(work: Work, diagnosticId: string): Promise<void> {
    const { cohortId, firstReadingOn, count } = await this.draft(work, diagnosticId);
    if (!firstReadingOn || firstReadingOn > work.today) {
      throw problem(409, 'before-first-reading', 'Ces points se lisent d’abord avec le maire ou la présidente. Notez la date de cette première lecture, puis partagez.');
    }
    if (count < fewest) throw problem(422, 'three-at-least', 'Trois points au moins avant de partager.');
    await work.rows('UPDATE finding SET shared_at = now(), updated_at = now() WHERE diagnostic_id = $1', [diagnosticId]);
    await work.audit('share', 'finding', diagnosticId, cohortId);
  }

  /** What the territory reads; its project answers these. */
  shared(work: Work, participationId: string): Promise<FindingView[]> {
    return work.rows<FindingView>(`${read} WHERE participation_id = $1 AND shared_at IS NOT NULL ORDER BY position`, [participationId]);
  }

  /** Points not shared yet, one writer at a time. What was shared is frozen: projects answer it. */
  private async draft(work: Work, diagnosticId: string): Promise<Frame> {
    await work.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 7203484))', [diagnosticId]);
    const frame = await work.row<Frame>(
      `SELECT d.cohort_id AS "cohortId", d.participation_id AS "participationId", d.first_reading_on AS "firstReadingOn",
         (SELECT count(*)::int FROM finding f WHERE f.diagnostic_id = d.id) AS count,
         EXISTS (SELECT 1 FROM finding f WHERE f.diagnostic_id = d.id AND f.shared_at IS NOT NULL) AS shared
       FROM diagnostic d WHERE d.id = $1`,
      [diagnosticId],
    );
    if (!frame) throw notFound();
    if (frame.shared) throw problem(409, 'already-shared', 'Ces points sont partagés : le territoire y répond, ils ne changent plus.');
    return frame;
  }
}

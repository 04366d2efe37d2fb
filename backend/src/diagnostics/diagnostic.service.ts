import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import type { DiagnosticDates, DiagnosticInput, PlanInput } from './diagnostic.contract';

type Current = DiagnosticDates & { version: number; cohortId: string; shared: boolean };

/** A diagnostic's frame: that it exists, whom it means to meet, when it was read first and told. */
@Injectable()
export class DiagnosticService {
  /** Opens the diagnostic of a participation: one each. */
  async create(work: Work, participationId: string, { organisationId }: DiagnosticInput): Promise<{ id: string }> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO diagnostic (cohort_id, participation_id, organisation_id) SELECT p.cohort_id, p.id, $2 FROM participation p WHERE p.id = $1
       RETURNING id, cohort_id AS "cohortId"`,
      [participationId, organisationId],
    );
    if (!row) throw notFound();
    await work.audit('create', 'diagnostic', row.id, row.cohortId);
    return { id: row.id };
  }

  /** Records dates and state. A first reading on which points were shared cannot be unsaid. */
  async saveDates(work: Work, diagnosticId: string, version: number, input: DiagnosticDates): Promise<number> {
    const current = await work.row<Current>(
      `SELECT d.version, d.cohort_id AS "cohortId", d.state, d.first_reading_on AS "firstReadingOn", d.restituted_on AS "restitutedOn",
         d.public_restitution_on AS "publicRestitutionOn", EXISTS (SELECT 1 FROM finding f WHERE f.diagnostic_id = d.id AND f.shared_at IS NOT NULL) AS shared
       FROM diagnostic d WHERE d.id = $1 FOR UPDATE`,
      [diagnosticId],
    );
    if (!current) throw notFound();
    const { cohortId, shared, ...known } = current;
    if (current.version !== version) throw stale(known);
    if (shared && input.firstReadingOn === null) throw problem(409, 'already-shared', 'Les points sont déjà partagés : la date de première lecture reste.');
    const state = input.restitutedOn ? 'restituted' : input.firstReadingOn ? 'first_reading' : input.state;
    await work.rows(
      `UPDATE diagnostic SET state = $2, first_reading_on = $3, restituted_on = $4, public_restitution_on = $5, version = version + 1, updated_at = now() WHERE id = $1`,
      [diagnosticId, state, input.firstReadingOn, input.restitutedOn, input.publicRestitutionOn],
    );
    await work.audit('update', 'diagnostic', diagnosticId, cohortId);
    return version + 1;
  }

  /** How many conversations with each kind of actor; what is not named keeps its figure. */
  async savePlan(work: Work, diagnosticId: string, { items }: PlanInput): Promise<void> {
    const diagnostic = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM diagnostic WHERE id = $1', [diagnosticId]);
    if (!diagnostic) throw notFound();
    await work.rows(
      `INSERT INTO interview_plan (cohort_id, participation_id, diagnostic_id, category, planned)
       SELECT d.cohort_id, d.participation_id, d.id, s.category, s.planned FROM diagnostic d, unnest($2::text[], $3::int[]) s (category, planned) WHERE d.id = $1
       ON CONFLICT (diagnostic_id, category) DO UPDATE SET planned = EXCLUDED.planned, updated_at = now()`,
      [diagnosticId, items.map(({ category }) => category), items.map(({ planned }) => planned)],
    );
    await work.audit('update', 'interview_plan', diagnosticId, diagnostic.cohortId);
  }
}

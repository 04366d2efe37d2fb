import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import type { TeamInput } from './diagnostic.contract';

type Candidate = { personId: string; name: string; organisation: string | null };

/**
 * Who may hear what was confided. The lead is named by two people, the cohort's manager and its pivot ally; the lead then
 * gives the other hats. Nobody gives one to themselves, an observer of the cohort receives none: the database refuses both.
 */
@Injectable()
export class DiagnosticTeam {
  /** The allies' people, by name; nobody's contact. */
  candidates(work: Work, diagnosticId: string): Promise<Candidate[]> {
    return work.rows<Candidate>('SELECT person_id AS "personId", name, organisation FROM access.diagnostic_candidates($1)', [diagnosticId]);
  }

  /** Proposes the lead; the hat is worn once the other of the two confirms. */
  async proposeLead(work: Work, diagnosticId: string, personId: string): Promise<{ id: string }> {
    return this.give(work, diagnosticId, { personId, hat: 'diagnostic_lead' });
  }

  /** Confirms a lead that somebody else proposed. */
  async confirmLead(work: Work, diagnosticId: string, hatId: string): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE hat SET confirmed_by_id = $3, updated_at = now()
       WHERE id = $1 AND diagnostic_id = $2 AND hat = 'diagnostic_lead' AND withdrawn_at IS NULL AND confirmed_by_id IS NULL
       RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [hatId, diagnosticId, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('confirm', 'hat', hatId, row.cohortId, row.personId);
  }

  async add(work: Work, diagnosticId: string, input: TeamInput): Promise<{ id: string }> {
    return this.give(work, diagnosticId, input);
  }

  /** Withdraws a hat; it stops working at the very next request. */
  async withdraw(work: Work, diagnosticId: string, hatId: string, hats: readonly string[]): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE hat SET withdrawn_at = now(), updated_at = now() WHERE id = $1 AND diagnostic_id = $2 AND hat = ANY ($3) AND withdrawn_at IS NULL
       RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [hatId, diagnosticId, hats],
    );
    if (!row) throw notFound();
    await work.audit('withdraw', 'hat', hatId, row.cohortId, row.personId);
  }

  private async give(work: Work, diagnosticId: string, { personId, hat }: { personId: string; hat: string }): Promise<{ id: string }> {
    const known = await this.candidates(work, diagnosticId);
    if (!known.some((candidate) => candidate.personId === personId)) {
      throw problem(422, 'not-an-ally', 'Une équipe de diagnostic se compose parmi les allié·es du réseau.', { errors: [{ pointer: '/personId', detail: 'Choisissez une personne de la liste.' }] });
    }
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO hat (person_id, hat, cohort_id, participation_id, diagnostic_id, starts_on, granted_by_id)
       SELECT $2, $3, d.cohort_id, d.participation_id, d.id, $4, $5 FROM diagnostic d WHERE d.id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [diagnosticId, personId, hat, work.today, work.personId],
    );
    if (!row) throw notFound();
    await work.audit(hat === 'diagnostic_lead' ? 'propose' : 'create', 'hat', row.id, row.cohortId, personId);
    return { id: row.id };
  }
}

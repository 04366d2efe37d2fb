import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { DiagnosticHatInput, HatInput, LeadInput } from './hat.contract';

interface Grant {
  personId: string;
  hat: string;
  cohortId: string | null;
  participationId: string | null;
  diagnosticId: string | null;
  startsOn: string | null;
  endsOn: string | null;
}

/** Gives and withdraws hats. Whoever gives signs; nobody gives themselves anything; a withdrawn hat stops at the next request. */
@Injectable()
export class HatService {
  /** Administrators and the staff of a cohort are named by the network; the other hats of a cohort by its staff as well. */
  async give(work: Work, input: HatInput): Promise<{ id: string }> {
    const reach = work.ids('hat', 'create');
    const byTheNetwork = ['network_admin', 'cohort_manager'].includes(input.hat);
    if (!reach.includes(networkId)) {
      if (!input.cohortId || !reach.includes(input.cohortId)) throw byTheNetwork ? onlyNetwork() : notFound();
      if (byTheNetwork) throw onlyNetwork();
    }
    return this.insert(work, { ...input, diagnosticId: null });
  }

  /** A diagnostic's lead composes its team. */
  async giveInDiagnostic(work: Work, diagnosticId: string, input: DiagnosticHatInput): Promise<{ id: string }> {
    return this.insert(work, { ...input, ...(await this.placeOf(work, diagnosticId)), diagnosticId });
  }

  /** Proposes a lead; the other of the cohort's manager and pivot ally has to confirm before the hat works. */
  async proposeLead(work: Work, diagnosticId: string, input: LeadInput): Promise<{ id: string }> {
    return this.insert(work, { ...input, hat: 'diagnostic_lead', ...(await this.placeOf(work, diagnosticId)), diagnosticId });
  }

  async confirmLead(work: Work, id: string): Promise<void> {
    const hat = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE hat SET confirmed_by_id = $2, updated_at = now()
       WHERE id = $1 AND hat = 'diagnostic_lead' AND confirmed_by_id IS NULL AND withdrawn_at IS NULL AND cohort_id = ANY ($3::uuid[])
       RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [id, work.personId, work.ids('lead_hat', 'update')],
    );
    if (!hat) throw problem(409, 'nothing-to-confirm', 'Ce rôle n’attend pas de confirmation.');
    await work.audit('confirm', 'hat', id, hat.cohortId, hat.personId);
  }

  async withdraw(work: Work, id: string): Promise<void> {
    await this.end(work, id, 'TRUE', []);
  }

  async withdrawInDiagnostic(work: Work, diagnosticId: string, id: string): Promise<void> {
    await this.end(work, id, `diagnostic_id = $2 AND hat IN ('interviewer', 'diagnostic_supervisor')`, [diagnosticId]);
  }

  private async end(work: Work, id: string, where: string, values: unknown[]): Promise<void> {
    const hat = await work.row<{ cohortId: string | null; personId: string }>(
      `UPDATE hat SET withdrawn_at = now(), updated_at = now() WHERE id = $1 AND withdrawn_at IS NULL AND ${where}
       RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [id, ...values],
    );
    if (!hat) throw notFound();
    await work.audit('withdraw', 'hat', id, hat.cohortId, hat.personId);
  }

  private async insert(work: Work, grant: Grant): Promise<{ id: string }> {
    if (grant.personId === work.personId) {
      throw problem(422, 'own-hat', 'Personne ne se donne un rôle : demandez à quelqu’un d’autre de l’équipe.');
    }
    const row = await work.row<{ id: string }>(
      `INSERT INTO hat (person_id, hat, cohort_id, participation_id, diagnostic_id, starts_on, ends_on, granted_by_id)
       VALUES ($1, $2, $3, $4, $5, coalesce($6::date, $7::date), $8, $9) RETURNING id`,
      [grant.personId, grant.hat, grant.cohortId, grant.participationId, grant.diagnosticId, grant.startsOn, work.today, grant.endsOn, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('create', 'hat', row.id, grant.cohortId, grant.personId);
    return row;
  }

  private async placeOf(work: Work, diagnosticId: string): Promise<{ cohortId: string; participationId: string }> {
    const place = await work.row<{ cohortId: string; participationId: string }>(
      'SELECT cohort_id AS "cohortId", participation_id AS "participationId" FROM diagnostic WHERE id = $1',
      [diagnosticId],
    );
    if (!place) throw notFound();
    return place;
  }
}

const onlyNetwork = () => problem(403, 'forbidden', 'Ce rôle est donné par l’administration du réseau.');

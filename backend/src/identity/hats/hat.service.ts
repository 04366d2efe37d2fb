import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { HatInput } from './hat.contract';

/** Gives hats outside diagnostics, and withdraws any. Whoever gives signs; nobody gives themselves anything. */
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
    if (input.personId === work.personId) {
      throw problem(422, 'own-hat', 'Personne ne se donne un rôle : demandez à quelqu’un d’autre de l’équipe.');
    }
    const row = await work.row<{ id: string }>(
      `INSERT INTO hat (person_id, hat, cohort_id, participation_id, starts_on, ends_on, granted_by_id)
       VALUES ($1, $2, $3, $4, coalesce($5::date, $6::date), $7, $8) RETURNING id`,
      [input.personId, input.hat, input.cohortId, input.participationId, input.startsOn, work.today, input.endsOn, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('create', 'hat', row.id, input.cohortId, input.personId);
    return row;
  }

  /** A withdrawn hat stops working at the very next request. */
  async withdraw(work: Work, id: string): Promise<void> {
    const hat = await work.row<{ cohortId: string | null; personId: string }>(
      `UPDATE hat SET withdrawn_at = now(), updated_at = now() WHERE id = $1 AND withdrawn_at IS NULL
       RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [id],
    );
    if (!hat) throw notFound();
    await work.audit('withdraw', 'hat', id, hat.cohortId, hat.personId);
  }
}

const onlyNetwork = () => problem(403, 'forbidden', 'Ce rôle est donné par l’administration du réseau.');

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { DelegationInput } from './delegation.contract';
import { refused } from './stay-dates';

interface Known {
  cohortId: string;
  kind: string;
  rank: number | null;
  startsOn: string | null;
  used: boolean;
}

/** The teams and groups of a territory: a second team with its theme, inhabitants, a project's group. The main team is always there. */
@Injectable()
export class TeamService {
  async open(work: Work, participationId: string, { kind, name, startsOn }: z.infer<typeof DelegationInput>): Promise<{ id: string }> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO delegation (cohort_id, participation_id, kind, name, rank, starts_on)
       SELECT cohort_id, id, $2, $3, CASE WHEN $2 = 'quartet' THEN 2 END, $4 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, kind, name, startsOn],
    );
    if (!row) throw notFound();
    await work.audit('create', 'delegation', row.id, row.cohortId);
    return { id: row.id };
  }

  async rename(work: Work, participationId: string, id: string, name: string): Promise<void> {
    const { cohortId, kind, rank } = await this.find(work, participationId, id);
    if (name.length < 2 && !(kind === 'quartet' && rank === 1) && kind !== 'residents') throw refused('/name', 'Donnez-lui un nom ou un thème.', 'name-missing');
    await work.rows('UPDATE delegation SET name = $3, updated_at = now() WHERE id = $1 AND participation_id = $2', [id, participationId, name]);
    await work.audit('update', 'delegation', id, cohortId);
  }

  /** A team that stops takes its members' open stays with it; those who come later than its last day are settled first. */
  async close(work: Work, participationId: string, id: string, lastDay: string): Promise<void> {
    const { cohortId, rank, startsOn } = await this.find(work, participationId, id);
    if (rank === 1) throw problem(409, 'main-team-stays', 'L’équipe principale reste : indiquez plutôt le dernier jour de ses membres.');
    if (startsOn && lastDay < startsOn) throw refused('/lastDay', 'Le dernier jour vient après le premier.');
    const later = await work.row('SELECT 1 FROM delegate WHERE delegation_id = $1 AND starts_on > $2', [id, lastDay]);
    if (later) throw refused('/lastDay', 'Quelqu’un y entre après ce jour : changez d’abord ses dates.', 'somebody-comes-later');
    const ended = await work.rows<{ id: string; personId: string }>(
      `UPDATE delegate SET ends_on = $3, updated_at = now() WHERE delegation_id = $1 AND participation_id = $2 AND (ends_on IS NULL OR ends_on > $3) RETURNING id, person_id AS "personId"`,
      [id, participationId, lastDay],
    );
    for (const stay of ended) await work.audit('end', 'delegate', stay.id, cohortId, stay.personId);
    await work.rows('UPDATE delegation SET ends_on = $3, updated_at = now() WHERE id = $1 AND participation_id = $2', [id, participationId, lastDay]);
    await work.audit('end', 'delegation', id, cohortId);
  }

  /** Only what nobody was ever in is erased. */
  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const { cohortId, rank, used } = await this.find(work, participationId, id);
    if (rank === 1) throw problem(409, 'main-team-stays', 'L’équipe principale reste.');
    if (used) throw problem(409, 'part-of-history', 'Des personnes en ont fait partie : indiquez plutôt son dernier jour.');
    await work.rows('DELETE FROM delegation WHERE id = $1 AND participation_id = $2', [id, participationId]);
    await work.audit('delete', 'delegation', id, cohortId);
  }

  private async find(work: Work, participationId: string, id: string): Promise<Known> {
    const known = await work.row<Known>(
      `SELECT cohort_id AS "cohortId", kind, rank, starts_on AS "startsOn", EXISTS (SELECT 1 FROM delegate d WHERE d.delegation_id = g.id) AS used
       FROM delegation g WHERE id = $1 AND participation_id = $2 FOR UPDATE`,
      [id, participationId],
    );
    if (!known) throw notFound();
    return known;
  }
}

import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { MergeInput } from './territory-record.contract';
import { TerritoryMerge } from './territory-merge.entity';

/**
 * One territory becomes another, and nothing is lost. Absorbed: every place in a cohort stays under the name it was lived
 * under, even when both walk in the same cohort. A duplicate: its places move to the card that stays, unless both cards are
 * in one cohort, where only people can say which place goes on. Both can be undone.
 */
@Injectable()
export class TerritoryMergeService {
  async merge(work: Work, formerId: string, input: MergeInput): Promise<{ id: string }> {
    const { successorId, nature, effectiveOn, source } = input;
    const reach = work.ids('territory', 'update');
    const both = await work.rows<{ id: string; today: string }>(
      'SELECT id, access.territory_today(id) AS today FROM territory WHERE id = ANY ($1::uuid[]) AND ARRAY[id, network_id] && $2::uuid[] ORDER BY id FOR UPDATE',
      [[formerId, successorId], reach],
    );
    const [former, successor] = [formerId, successorId].map((id) => both.find((one) => one.id === id));
    if (!former) throw notFound();
    if (!successor) throw refused('unknown-territory', 422, 'Choisissez un territoire du réseau.', '/successorId');
    if (former.id === successor.id || successor.today === former.id) throw refused('merged-with-itself', 422, 'Un territoire ne devient pas lui-même.', '/successorId');
    if (former.today !== former.id) throw refused('merged-already', 409, 'Ce territoire en est déjà devenu un autre : défaites d’abord cette fusion.');
    if (successor.today !== successor.id) throw refused('successor-merged', 409, 'Ce territoire est lui-même devenu un autre : choisissez celui d’aujourd’hui.', '/successorId');
    if (nature === 'absorbed' && effectiveOn > work.today) throw refused('merge-in-the-future', 422, 'Une fusion s’écrit une fois qu’elle a eu lieu.', '/effectiveOn');
    if (nature === 'duplicate') await this.refuseSameCohort(work, formerId, successorId);
    const { identifiers } = await work.manager.insert(TerritoryMerge, { formerId, successorId, nature, effectiveOn, source, mergedById: work.personId });
    const id = identifiers[0]?.['id'] as string;
    await work.row('SELECT access.move_participations($1)', [id]);
    await work.audit('merge', 'territory', formerId);
    return { id };
  }

  /** What moved moves back; the merge stays on record as undone. */
  async undo(work: Work, formerId: string, id: string): Promise<void> {
    const merge = await work.row<{ nature: string; successorId: string }>(
      `UPDATE territory_merge SET undone_at = now(), undone_by_id = $3, updated_at = now() WHERE id = $1 AND former_id = $2 AND undone_at IS NULL RETURNING nature, successor_id AS "successorId"`,
      [id, formerId, work.personId],
    );
    if (!merge) throw notFound();
    if (merge.nature === 'duplicate') await this.refuseSameCohort(work, formerId, merge.successorId);
    await work.row('SELECT access.move_participations($1)', [id]);
    await work.audit('undo-merge', 'territory', formerId);
  }

  private async refuseSameCohort(work: Work, formerId: string, successorId: string): Promise<void> {
    const known = await work.row<{ many: number }>('SELECT access.cohorts_with_both($1, $2) AS many', [formerId, successorId]);
    if (!known?.many) return;
    throw refused('both-in-one-cohort', 409, 'Les deux fiches sont dans un même parcours, avec chacune son équipe : dites d’abord laquelle y continue, en arrêtant l’autre.');
  }
}

const refused = (code: string, status: 409 | 422, detail: string, pointer?: string) => problem(status, code, detail, pointer ? { errors: [{ pointer, detail }] } : undefined);

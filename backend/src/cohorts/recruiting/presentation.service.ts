import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { PresentationInput } from './recruiting.contract';
import { Presentation } from './presentation.entity';
import { proves } from './stage-reach.contract';

/** Events where the path was presented, and which territories were there. */
@Injectable()
export class PresentationService {
  /** The oldest first, as the page of the recruiting shows them. */
  async list(work: Work, cohortId: string) {
    const items = await work.rows(
      `SELECT e.id, e.title, e.place, e.held_on AS "heldOn",
         ARRAY(SELECT t.name FROM presentation_territory pt JOIN participation p ON p.id = pt.participation_id JOIN territory t ON t.id = p.territory_id WHERE pt.presentation_id = e.id ORDER BY t.name) AS territories
       FROM presentation e WHERE e.cohort_id = $1 AND e.cohort_id = ANY ($2::uuid[]) ORDER BY e.held_on, e.title, e.id`,
      [cohortId, work.ids('presentation', 'read')],
    );
    return { items };
  }

  async create(work: Work, cohortId: string, input: PresentationInput): Promise<{ id: string }> {
    const { title, place, heldOn } = input;
    const { identifiers } = await work.manager.insert(Presentation, { cohortId, title, place, heldOn });
    const id = identifiers[0]?.['id'] as string;
    await this.fill(work, cohortId, id, input);
    await work.audit('create', 'presentation', id, cohortId);
    return { id };
  }

  async change(work: Work, cohortId: string, id: string, input: PresentationInput): Promise<void> {
    const { title, place, heldOn } = input;
    const { affected } = await work.manager.update(Presentation, { id, cohortId }, { title, place, heldOn });
    if (!affected) throw notFound();
    await this.fill(work, cohortId, id, input);
    await work.audit('update', 'presentation', id, cohortId);
  }

  async remove(work: Work, cohortId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(Presentation, { id, cohortId });
    if (!affected) throw notFound();
    await work.audit('delete', 'presentation', id, cohortId);
  }

  /** Only territories of the cohort can have been counted there; a stage is noted only for a day that has come. */
  private async fill(work: Work, cohortId: string, id: string, { participationIds, heldOn, noteMet }: PresentationInput): Promise<void> {
    const known = await work.rows('SELECT 1 FROM participation WHERE cohort_id = $1 AND id = ANY ($2::uuid[])', [cohortId, participationIds]);
    if (known.length !== new Set(participationIds).size) {
      const detail = 'Choisissez parmi les territoires approchés pour ce parcours.';
      throw problem(422, 'unknown-territory', detail, { errors: [{ pointer: '/participationIds', detail }] });
    }
    await work.rows('DELETE FROM presentation_territory WHERE cohort_id = $1 AND presentation_id = $2 AND participation_id <> ALL ($3::uuid[])', [cohortId, id, participationIds]);
    await work.rows(
      `INSERT INTO presentation_territory (cohort_id, presentation_id, participation_id) SELECT $1, $2, p FROM unnest($3::uuid[]) p
       ON CONFLICT (presentation_id, participation_id) DO NOTHING`,
      [cohortId, id, participationIds],
    );
    if (!noteMet || heldOn > work.today) return;
    await work.rows(
      `INSERT INTO participation_stage (cohort_id, participation_id, stage, reached_on)
       SELECT $1, p, 'met', $3::date FROM unnest($2::uuid[]) p
       WHERE NOT EXISTS (SELECT 1 FROM participation_stage s WHERE s.participation_id = p AND ${proves('s', 'met')})`,
      [cohortId, participationIds, heldOn],
    );
  }
}

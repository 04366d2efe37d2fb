import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { AllyProfileInput, AllyTrainingInput } from './ally.contract';
import { AllyTraining } from './ally-training.entity';

/** What allies know how to do, where they work, and when they were trained to the diagnostic. */
@Injectable()
export class AllyService {
  async describe(work: Work, personId: string, { skills, departments, travelKm }: AllyProfileInput): Promise<void> {
    const values = [personId, [...new Set(skills)], [...new Set(departments)].sort(), travelKm];
    const known = await work.row('UPDATE ally_profile SET skills = $2, departments = $3, travel_km = $4, updated_at = now() WHERE person_id = $1 RETURNING person_id', values);
    if (!known) await work.rows('INSERT INTO ally_profile (person_id, skills, departments, travel_km) VALUES ($1, $2, $3, $4)', values);
    await work.audit('update', 'ally_profile', personId, null, personId);
  }

  /** Adds skills to those that somebody has; what they said stays, twenty at most. */
  async learn(work: Work, personId: string, skills: readonly string[]): Promise<void> {
    const known = await work.row<AllyProfileInput>('SELECT skills, departments, travel_km AS "travelKm" FROM ally_profile WHERE person_id = $1', [personId]);
    const { departments, travelKm } = known ?? { departments: [], travelKm: null };
    await this.describe(work, personId, { skills: [...(known?.skills ?? []), ...skills].slice(0, 20), departments, travelKm });
  }

  async train(work: Work, personId: string, input: AllyTrainingInput): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(AllyTraining, { ...input, personId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'ally_training', id, null, personId);
    return { id };
  }

  async forget(work: Work, personId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(AllyTraining, { id, personId });
    if (!affected) throw notFound();
    await work.audit('delete', 'ally_training', id, null, personId);
  }
}

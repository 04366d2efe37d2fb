import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { PhaseName } from './cohort.contract';

/** A stretch of the path; phases overlap and follow no fixed order. */
@Entity()
export class CohortPhase extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') phase: PhaseName;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
}

import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';
import type { Half } from './gathering.contract';

/** The unit in which presence is noted, because funders count half-days. */
@Entity()
export class GatheringHalfDay extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') gatheringId: string;
  @Column('date', { nullable: true }) onDate: string | null;
  @Column('text') half: Half;
}

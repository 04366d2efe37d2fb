import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';
import type { StageName } from './participation.contract';

/** A stage that a territory reached, with its date and what comes next; every one is kept. */
@Entity()
export class ParticipationStage extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') stage: StageName;
  @Column('date') reachedOn: string;
  @Column('text', { nullable: true }) nextStep: string | null;
  @Column('date', { nullable: true }) nextOn: string | null;
  @Column('uuid', { nullable: true }) nextById: string | null;
}

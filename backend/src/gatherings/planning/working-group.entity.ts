import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A chantier: people of a cohort who work on one question for a while, with gatherings of their own. */
@Entity()
export class WorkingGroup extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('uuid', { nullable: true }) animatorId: string | null;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('integer', { default: 1 }) version: number;
}

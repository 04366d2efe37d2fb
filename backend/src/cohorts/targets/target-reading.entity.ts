import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A figure that somebody typed for a day, with where it comes from. */
@Entity()
export class TargetReading extends Persisted {
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('uuid') targetId: string;
  @Column('date') onDate: string;
  @Column('numeric', { precision: 9, scale: 2 }) value: number;
  @Column('text') source: string;
}

import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** One ally asked for one period, and what they answer. */
@Entity()
export class AvailabilityAnswer extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') requestId: string;
  @Column('uuid') personId: string;
  @Column('text', { nullable: true }) answer: 'yes' | 'partly' | 'no' | null;
  @Column('numeric', { precision: 5, scale: 2, nullable: true }) days: string | null;
  @Column('text', { nullable: true }) word: string | null;
  @Column('timestamptz', { default: () => 'now()' }) askedAt: Date;
  @Column('timestamptz', { nullable: true }) remindedAt: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) enteredById: string | null;
}

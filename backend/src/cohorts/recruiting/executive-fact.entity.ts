import { Column, Entity } from 'typeorm';
import { Persisted } from '../../platform/database/persisted';

/** A dated fact about the head of the executive: met on, present on. Never a word of opinion. */
@Entity()
export class ExecutiveFact extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') kind: 'met' | 'present';
  @Column('date') onDate: string;
}

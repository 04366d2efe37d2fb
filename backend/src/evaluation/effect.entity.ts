import { Column, Entity } from 'typeorm';
import { Persisted } from '../platform/database/persisted';

/** A change seen in a territory: one statement, with none, one or several labels, expected or not. */
@Entity()
export class Effect extends Persisted {
  @Column('uuid') cohortId: string;
  @Column('uuid') participationId: string;
  @Column('text') statement: string;
  @Column('text', { array: true, default: () => `'{}'` }) labels: string[];
  @Column('boolean', { nullable: true }) expected: boolean | null;
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('text', { nullable: true }) seenBy: string | null;
  @Column('date') toldOn: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column('uuid', { nullable: true }) enteredForId: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
